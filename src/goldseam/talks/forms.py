"""What the forms of talks send: a topic, times in one's own clock, lengths, a pause."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.people.visits import Visit
from goldseam.talks.documents import MOST_TIMES
from goldseam.talks.times import (
    SkippedByTheClock,
    moment_of,
    same_time_next_day,
    whole_minutes,
)
from goldseam.ui.fields import Words

LONGEST = 300  # characters of a topic
LENGTHS = (3, 5, 8)  # minutes of a turn
TIMES = tuple(f"time_{number}" for number in range(1, MOST_TIMES + 1))
PAUSES = {"20": timedelta(minutes=20), "60": timedelta(hours=1)}
FURTHEST = timedelta(days=400)  # ahead: a mistyped year is caught, a talk next autumn isn't


class TopicForm(forms.Form):
    text = Words(strip=True)

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(_("Write what it is about. A few words are enough."))
        return _not_too_long(text)


class TimesForm(forms.Form):
    """Up to three times, of which one is needed; all in the clock of who suggests them."""

    about = Words(strip=True)
    topic = forms.CharField(required=False)

    def __init__(self, *args: Any, visit: Visit, topics: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.visit, self.topics = visit, topics
        for name in TIMES:
            self.fields[name] = forms.CharField(required=False)

    def clean_about(self) -> str:
        return _not_too_long(str(self.cleaned_data["about"]))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        times = {moment for name in TIMES if (moment := self._time(name, data.get(name, "")))}
        if not times and not any(name in self.errors for name in TIMES):
            self.add_error(TIMES[0], _("Choose at least one time."))
        about = data.get("about") or self.topics.get(data.get("topic", ""), "")
        return {**data, "about": about, "times": tuple(sorted(times))}

    def _time(self, name: str, text: str) -> datetime | None:
        if not text:
            return None
        try:
            return ahead(text, self.visit)
        except forms.ValidationError as error:
            self.add_error(name, error)
        return None


class PauseForm(forms.Form):
    """When one goes on: in a while, tomorrow at this time, or at a time of one's own."""

    back = forms.CharField(required=False)
    back_at = forms.CharField(required=False)

    def __init__(self, *args: Any, visit: Visit, time: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.visit, self.time = visit, time

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return {**data, "moment": self._moment(data.get("back", ""), data.get("back_at", ""))}

    def _moment(self, back: str, text: str) -> datetime | None:
        visit = self.visit
        if text:
            return self._own(text)
        if back == "tomorrow":
            return same_time_next_day(self.time, visit.preferences.time_zone, visit.today)
        return whole_minutes(visit.now + PAUSES.get(back, PAUSES["20"]))

    def _own(self, text: str) -> datetime | None:
        try:
            return ahead(text, self.visit)
        except forms.ValidationError as error:
            self.add_error("back_at", error)
        return None


def minutes(text: str) -> int:
    """The length of a turn: one of three, and the middle one where nothing was chosen."""
    return int(text) if text in map(str, LENGTHS) else LENGTHS[1]


def ahead(text: str, visit: Visit) -> datetime:
    """A time somebody chose, still to come; or what is wrong with it in words."""
    moment = _local_moment(text, visit.preferences.time_zone)
    if moment <= visit.now:
        raise forms.ValidationError(_("This time has passed. Choose a later one."))
    if moment > visit.now + FURTHEST:
        raise forms.ValidationError(_("This is more than a year away. Choose an earlier one."))
    return moment


def _local_moment(text: str, zone: str) -> datetime:
    try:
        return moment_of(text, zone)
    except SkippedByTheClock:
        said = _("The clocks go forward that night, and this time doesn’t come. Choose another.")
    except ValueError:
        said = _("This can’t be read as a day and a time. Write it like 2026-11-24T20:30.")
    raise forms.ValidationError(said)


def _not_too_long(text: str) -> str:
    if len(text) > LONGEST:
        raise forms.ValidationError(
            _("This holds %(most)d characters. Say it shorter, and keep the rest for the talk.")
            % {"most": LONGEST}
        )
    return text
