"""What is opened and until when, in the offerer's own words and days."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.openness.documents import LONGEST_DAYS
from goldseam.ui.fields import Words

LONGEST = 1_000  # characters: one thing is one thing


class OfferForm(forms.Form):
    """One thing, and its last day: tapped, or typed as `other_day`. Holds `until`."""

    what = Words(strip=True)
    day = forms.CharField(required=False)
    other_day = forms.CharField(required=False)

    def __init__(self, *args: Any, first: date, today: date, **kwargs: Any) -> None:
        """`first` is the day it began to be open: today, or earlier when it is changed."""
        super().__init__(*args, **kwargs)
        self.first, self.today = first, today
        self.until = today

    def clean_what(self) -> str:
        what: str = self.cleaned_data["what"]
        if not what:
            raise forms.ValidationError(_("Say in a few words what you open."))
        if len(what) > LONGEST:
            raise forms.ValidationError(
                _("This is longer than %(most)s characters. Your words are still here.")
                % {"most": f"{LONGEST:,}"}
            )
        return what

    def clean(self) -> None:
        typed = self.cleaned_data.get("other_day", "")
        field = "other_day" if typed else "day"
        try:
            self.until = date.fromisoformat(typed or self.cleaned_data.get("day", ""))
        except ValueError:
            self.add_error(field, _("Choose the last day."))
            return
        if not self.today <= self.until <= self.latest:
            said = _("The last day can be today, or a day up to %(days)s days on.")
            self.add_error(field, said % {"days": LONGEST_DAYS})

    @property
    def latest(self) -> date:
        return self.first + timedelta(days=LONGEST_DAYS)


class ThanksForm(forms.Form):
    text = Words(strip=True)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _("This is longer than %(most)s characters. Your words are still here.")
                % {"most": f"{LONGEST:,}"}
            )
        return text
