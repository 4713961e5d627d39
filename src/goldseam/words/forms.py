"""The forms of this room: the feelings beside the parts of a statement, and a rating."""

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from goldseam.builders.forms import LONGEST, PartsForm, too_long
from goldseam.questions.documents import Answer
from goldseam.ui.fields import Words
from goldseam.ui.words import library
from goldseam.words.documents import HIGHEST


class StatementForm(PartsForm):
    """With the vocabulary beside “I feel”."""

    @property
    def answers(self) -> dict[str, Answer]:
        said = super().answers
        return {**said, "feelings": self.feelings} if "feeling" in self.parts else said

    @property
    def feelings(self) -> tuple[str, ...]:
        """The words that were tapped, in the order of the vocabulary."""
        sent = cast(QueryDict, self.data).getlist("feelings")
        return tuple(id for id in library().feelings.words if id in sent)


class HeardForm(forms.Form):
    level = forms.TypedChoiceField(choices=[(n, n) for n in range(HIGHEST + 1)], coerce=int)
    more = Words(strip=True)

    def clean_more(self) -> str:
        if len(self.cleaned_data["more"]) > LONGEST:
            raise forms.ValidationError(too_long())
        return str(self.cleaned_data["more"])

    def clean(self) -> None:
        if "level" in self.errors:
            self.errors["level"] = self.error_class([_("Choose the line that comes closest.")])
