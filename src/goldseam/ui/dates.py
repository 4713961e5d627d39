"""Days and times as words, and days in addresses."""

from datetime import date, datetime, time

from django.urls import register_converter
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class IsoDay:
    """A day in an address: 2026-11-22."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)  # a ValueError means: no such address

    def to_url(self, value: date) -> str:
        return value.isoformat()


ISO_DAY = "iso-day"
register_converter(IsoDay, ISO_DAY)


def day_words(day: date, today: date) -> str:
    """“Today”, “Yesterday”, “Sunday, 22 November”, with the year when it is another one."""
    if day == today:
        return _("Today")
    if (today - day).days == 1:
        return _("Yesterday")
    return date_format(day, _("l, j F") if day.year == today.year else _("l, j F Y"))


def month_words(day: date) -> str:
    return date_format(day, _("F Y"))


def time_words(moment: datetime | time) -> str:
    return date_format(moment, _("H:i"))
