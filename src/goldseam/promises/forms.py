"""The forms of a promise: making one, a new time for it, an answer, what a miss meant."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.library import Axis, PromisedTo
from goldseam.promises.documents import LONGEST, Outcome, Promise, Repeats, View
from goldseam.ui.fields import Words

LONGEST_LINE = 300  # characters: a promise that needs more is more than one
LONGEST_TEXT = 10_000
AFTERWARDS = timedelta(days=7)  # one that was made out loud can be written down so much later
LASTS = (7, 14, LONGEST.days)

_A_DAY = {"invalid": gettext_lazy("A day looks like 2026-11-24.")}
_A_TIME = {"invalid": gettext_lazy("A time looks like 18:40. It can stay empty.")}


class PromiseForm(forms.Form):
    """`shared` says whether there is somebody to promise anything to."""

    to = forms.ChoiceField(choices=[(one, one) for one in PromisedTo], required=False)
    when = Words(strip=True)
    will = Words(strip=True)
    axis = forms.ChoiceField(choices=[(axis, axis) for axis in Axis], required=False)
    repeats = forms.ChoiceField(choices=[(one, one) for one in Repeats], required=False)
    weekdays = forms.TypedMultipleChoiceField(
        choices=[(day, day) for day in range(7)], coerce=int, required=False
    )
    first = forms.DateField(required=False, error_messages=_A_DAY)
    at = forms.TimeField(required=False, error_messages=_A_TIME)
    lasts = forms.TypedChoiceField(
        choices=[(days, days) for days in LASTS], coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, shared: bool, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shared, self.today = shared, today

    def clean_to(self) -> str:
        to: str = self.cleaned_data["to"]
        if self.shared and not to:
            raise forms.ValidationError(_("Choose whom you promise it to."))
        return to if self.shared else PromisedTo.ONESELF

    def clean_when(self) -> str:
        return _a_line(self.cleaned_data["when"], _("When"))

    def clean_at(self) -> time | None:
        """Midnight is the end of the day, which is what an empty time says."""
        at: time | None = self.cleaned_data["at"]
        return None if at == time() else at

    def clean_will(self) -> str:
        will = _a_line(self.cleaned_data["will"], _("I will"))
        if not will:
            raise forms.ValidationError(
                _("There is nothing to promise yet. Write what you will do.")
            )
        return will

    def clean_axis(self) -> Axis:
        oneself = self.data.get("to") == PromisedTo.ONESELF or not self.shared
        otherwise = Axis.SELF_TRUST if oneself else Axis.RELIABILITY
        return Axis(self.cleaned_data["axis"] or otherwise)

    def clean_repeats(self) -> Repeats:
        return Repeats(self.cleaned_data["repeats"] or Repeats.ONCE)

    def clean_weekdays(self) -> tuple[int, ...]:
        chosen = tuple(sorted(self.cleaned_data["weekdays"]))
        if self.cleaned_data.get("repeats") is Repeats.DAYS and not chosen:
            raise forms.ValidationError(_("Choose at least one day of the week."))
        return chosen if self.cleaned_data.get("repeats") is Repeats.DAYS else ()

    def clean_first(self) -> date:
        first: date = self.cleaned_data["first"] or self.today
        if not self.today - AFTERWARDS <= first <= self.today + LONGEST:
            raise forms.ValidationError(_("A day from a week ago to thirty days ahead fits here."))
        return first

    def promise(self, *, zone: str, name: str, now: datetime) -> Promise:
        said = self.cleaned_data
        once = said["repeats"] is Repeats.ONCE
        return Promise(
            will=said["will"],
            when=said["when"],
            axis=said["axis"],
            repeats=said["repeats"],
            weekdays=said["weekdays"],
            first=said["first"],
            until=said["first"] + timedelta(days=0 if once else (said["lasts"] or LASTS[-1]) - 1),
            at=said["at"],
            zone=zone,
            made_at=now,
            to=name if said["to"] == PromisedTo.OTHER else "",
        )


class TellForm(forms.Form):
    """How a day went; a new time has a form of its own."""

    outcome = forms.ChoiceField(
        choices=[(one, one) for one in Outcome if one is not Outcome.MOVED],
        error_messages={"required": gettext_lazy("Choose how it went."),
                        "invalid_choice": gettext_lazy("Choose how it went.")},
    )  # fmt: skip


class NewTimeForm(forms.Form):
    """A day and a time on the clock of whoever says it."""

    day = forms.DateField(error_messages={**_A_DAY, "required": gettext_lazy("Choose a day.")})
    time = forms.TimeField(error_messages={**_A_TIME, "required": gettext_lazy("Choose a time.")})

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today <= day <= self.today + LONGEST:
            raise forms.ValidationError(_("Choose a day in the next thirty days."))
        return day

    def moment(self, zone: str) -> datetime:
        clock: time = self.cleaned_data["time"]
        return datetime.combine(self.cleaned_data["day"], clock, ZoneInfo(zone)).astimezone(UTC)


class AnswerForm(forms.Form):
    view = forms.ChoiceField(
        choices=[(view, view) for view in View],
        error_messages={"required": gettext_lazy("Choose how it felt to you."),
                        "invalid_choice": gettext_lazy("Choose how it felt to you.")},
    )  # fmt: skip
    words = Words(strip=True)

    def clean_words(self) -> str:
        return _fitting(self.cleaned_data["words"], LONGEST_TEXT)


class MeaningForm(forms.Form):
    text = Words(strip=True)

    def clean_text(self) -> str:
        if not self.cleaned_data["text"]:
            raise forms.ValidationError(_("There is nothing to share yet. Write a word first."))
        return _fitting(self.cleaned_data["text"], LONGEST_TEXT)


def _a_line(text: str, lead: str) -> str:
    """One line, without the words it is going to follow and without the stop at its end."""
    line = " ".join(text.split()).rstrip(".,")
    if line.lower().startswith(f"{lead.lower()} "):
        line = line[len(lead) + 1 :]
    return _fitting(line, LONGEST_LINE)


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise forms.ValidationError(_("This holds %(most)d characters.") % {"most": longest})
    return text
