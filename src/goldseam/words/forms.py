"""The forms of this room: any of the parts of a statement or a reply, and a rating."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from goldseam.library import Question
from goldseam.questions.documents import Answer
from goldseam.ui.fields import Words
from goldseam.ui.words import library
from goldseam.words.documents import HIGHEST

LONGEST = 2_000  # characters of one part: a sentence is to come of it


class PartsForm(forms.Form):
    """A field of words for each question, and the vocabulary beside “I feel”."""

    def __init__(self, questions: Sequence[Question], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = [question.id for question in questions]
        for part in self.parts:
            self.fields[part] = Words(strip=True)

    def clean(self) -> None:
        for part in self.parts:
            if len(self.cleaned_data.get(part, "")) > LONGEST:
                self.add_error(part, too_long())

    @property
    def answers(self) -> dict[str, Answer]:
        """By the names of a document's fields."""
        said: dict[str, Answer] = {part: self.cleaned_data[part] for part in self.parts}
        if "feeling" in self.parts:
            said["feelings"] = self.feelings
        return said

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


def too_long() -> str:
    return _(
        "This part holds %(most)s characters. Your words are still here; the journal holds more."
    ) % {"most": f"{LONGEST:,}"}
