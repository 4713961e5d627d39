"""Days and times as words, and days in addresses."""

from datetime import date, datetime, time
from functools import lru_cache

from django.urls import register_converter
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


class IsoDay:
    """A day in an address: 2026-11-22."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        day = date.fromisoformat(value)  # a ValueError means: no such address
        if not 1900 <= day.year <= 2200:  # pages look some weeks around the day
            raise ValueError("nobody writes then")
        return day

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
    return formatted(day, _("l, j F") if day.year == today.year else _("l, j F Y"))


def month_words(day: date) -> str:
    return formatted(day.replace(day=1), _("F Y"))


def time_words(moment: datetime) -> str:
    return _formatted_time(time(moment.hour, moment.minute), _("H:i"), get_language())


def formatted(day: date, format: str) -> str:
    """A day in one of Django's formats. A list of days asks for the same ones over and over."""
    return _formatted_day(date(day.year, day.month, day.day), format, get_language())


@lru_cache(maxsize=4096)
def _formatted_day(day: date, format: str, language: str | None) -> str:
    return str(date_format(day, format))


@lru_cache(maxsize=1440)
def _formatted_time(moment: time, format: str, language: str | None) -> str:
    return str(time_format(moment, format))
