"""The forms of a chapter and of a moment. Too long a text is said, not cut."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goldseam.ui.fields import Words
from goldseam.understanding.documents import WEIGHTS

LONGEST = 10_000  # characters; the journal holds more
LONGEST_WHEN = 120
EARLIEST = 1900


class MarksForm(forms.Form):
    """What was ticked is read beside it: a sentence that isn’t there counts for nothing."""

    own = Words(strip=True)

    def clean_own(self) -> str:
        return _fitting(self.cleaned_data["own"], LONGEST)


class MomentForm(forms.Form):
    what = Words(strip=True)
    year = forms.IntegerField(
        required=False,
        error_messages={"invalid": gettext_lazy("A year looks like 1998. It can stay empty.")},
    )
    when = Words(strip=True)
    weight = forms.ChoiceField(choices=[(weight, weight) for weight in WEIGHTS], required=False)

    def __init__(self, *args: Any, this_year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.this_year = this_year

    def clean_what(self) -> str:
        if not self.cleaned_data["what"]:
            raise forms.ValidationError(_("There is nothing to keep yet. Write a word first."))
        return _fitting(self.cleaned_data["what"], LONGEST)

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and not EARLIEST <= year <= self.this_year:
            raise forms.ValidationError(
                _("A year from %(first)d to %(last)d fits here. It can stay empty.")
                % {"first": EARLIEST, "last": self.this_year}
            )
        return year

    def clean_when(self) -> str:
        return _fitting(" ".join(self.cleaned_data["when"].split()), LONGEST_WHEN)


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise forms.ValidationError(_("This holds %(most)d characters.") % {"most": longest})
    return text
