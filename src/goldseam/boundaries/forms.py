"""When to look at a boundary again: in a month, in three, on a day of one's own, or never."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.boundaries.documents import in_months
from goldseam.ui.dates import formatted

MONTHS = {"month": 1, "three-months": 3}
FURTHEST = 120  # months


class ReviewForm(forms.Form):
    """A day that was filled in counts also where its line was not chosen."""

    when = forms.CharField(required=False)
    day = forms.CharField(required=False)

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.on: date | None = None

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """Value, text, and what it comes to."""
        month, three = (self._day_in(months) for months in MONTHS.values())
        return [
            ("month", _("In a month"), month),
            ("three-months", _("In three months"), three),
            ("own", _("On another day"), ""),
            ("none", _("Without a day"), _("It holds until you say otherwise.")),
        ]

    def clean(self) -> None:
        when, day = self.cleaned_data.get("when", ""), self.cleaned_data.get("day", "")
        if when in MONTHS:
            self.on = in_months(self.today, MONTHS[when])
        elif when == "own" or (day and not when):
            self._own_day(day)
        elif when != "none":
            self.add_error("when", _("Choose one of the lines. “Without a day” is one of them."))

    def _own_day(self, text: str) -> None:
        try:
            self.on = date.fromisoformat(text)
        except ValueError:
            self.add_error("day", _("Write the day, or choose another line."))
            return
        if not self.today < self.on <= in_months(self.today, FURTHEST):
            self.add_error("day", _("Choose a day after today, within ten years."))

    def _day_in(self, months: int) -> str:
        return formatted(in_months(self.today, months), _("l, j F Y"))
