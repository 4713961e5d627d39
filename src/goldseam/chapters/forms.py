"""The forms of this room: a day and a few words, and what goes with it when both see it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.ui.fields import Words

LONGEST = 10_000  # characters for oneself; the journal holds more
LONGEST_MESSAGE = 2_000  # characters to the other
EARLIEST = date(1900, 1, 1)


class ChapterForm(forms.Form):
    on = forms.DateField(required=False)
    private = Words(strip=True)

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        unclear = _("This isn’t a day. Write it as year, month and day, or leave it empty.")
        self.fields["on"].error_messages["invalid"] = unclear

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        if on and on > self.today:
            raise forms.ValidationError(_("This day hasn’t come yet. Leave it empty for today."))
        if on and on < EARLIEST:
            raise forms.ValidationError(_("This day is too long ago to count from."))
        return on

    def clean_private(self) -> str:
        return _within(self.cleaned_data["private"], LONGEST)


class MessageForm(forms.Form):
    message = Words(strip=True)

    def clean_message(self) -> str:
        return _within(self.cleaned_data["message"], LONGEST_MESSAGE)


def _within(text: str, most: int) -> str:
    if len(text) > most:
        raise forms.ValidationError(
            _("This holds %(most)s characters. Your words are still here; the journal holds more.")
            % {"most": f"{most:,}"}
        )
    return text
