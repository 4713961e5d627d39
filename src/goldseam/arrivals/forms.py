"""A time that is tapped or typed.

Tapped, it comes as a moment without a zone’s doubts: 2026-11-22T17:40Z. Typed, it is what a clock
of one's own will say; where that comes twice in a night, both are offered to tap.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from goldseam.arrivals.documents import HOME, PLACES, Arrival
from goldseam.arrivals.times import FURTHEST, minute, on_the_clock

NOW = "now"


def as_value(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


class TimeForm(forms.Form):
    """Holds one moment, `moment`, in whole minutes. `twice` are the two a typed time may mean."""

    at = forms.CharField(required=False)
    clock = forms.CharField(required=False)

    def __init__(self, *args: Any, now: datetime, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.zone = now, zone
        self.moment = now
        self.twice: list[datetime] = []

    def clean(self) -> None:
        typed = self.cleaned_data.get("clock", "")
        field, read = ("clock", self._typed) if typed else ("at", self._tapped)
        self._take(field, read, typed or self.cleaned_data.get("at", ""))

    @property
    def error(self) -> tuple[str, str] | None:
        """The field that needs another look, and what it says."""
        return next(((name, str(said[0])) for name, said in self.errors.items()), None)

    def fits(self, at: datetime) -> bool:
        raise NotImplementedError

    def _take(self, field: str, read: Callable[[str], datetime], text: str) -> None:
        try:
            self.moment = read(text)
        except (ValueError, OverflowError):
            self.add_error(field, self.misfit())
        except forms.ValidationError as error:
            self.add_error(field, error)

    def _tapped(self, text: str) -> datetime:
        if not text:
            raise forms.ValidationError(_("Tap a time first."))
        at = datetime.strptime(text, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
        if not self.fits(at):
            raise ValueError("not a time for this")
        return at

    def _typed(self, text: str) -> datetime:
        clock = datetime.strptime(text[:5], "%H:%M").replace(tzinfo=self.zone).time()
        found = [at for at in on_the_clock(clock, self.zone, self.middle) if self.fits(at)]
        nearest = min(found, key=lambda at: abs(at - self.middle))
        self.twice = [at for at in found if self._day(at) == self._day(nearest)]
        if len(self.twice) > 1:
            raise forms.ValidationError(_("That time comes twice that night. Tap which one it is."))
        return nearest

    def _day(self, at: datetime) -> Any:
        return at.astimezone(self.zone).date()

    @property
    def middle(self) -> datetime:
        """Around when a typed time is looked for."""
        return self.now

    def misfit(self) -> str:
        return _("That time doesn’t fit. Please tap another.")


class AheadForm(TimeForm):
    """A time to come, and perhaps where."""

    place = forms.CharField(required=False)

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"]
        return place if place in PLACES else HOME

    def fits(self, at: datetime) -> bool:
        return self.now < at <= self.now + FURTHEST

    def misfit(self) -> str:
        return _("That time isn’t ahead within twelve hours. Please say another.")


class ThereForm(TimeForm):
    """A time that has come: now, or one that was tapped or typed."""

    def __init__(self, *args: Any, arrival: Arrival, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arrival = arrival

    def fits(self, at: datetime) -> bool:
        return minute(self.arrival.said_at) <= at <= self.now

    @property
    def middle(self) -> datetime:
        return self.arrival.by

    def misfit(self) -> str:
        return _("That time isn’t between setting off and now. Please say another.")

    def _tapped(self, text: str) -> datetime:
        return minute(self.now) if text == NOW else super()._tapped(text)
