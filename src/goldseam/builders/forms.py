"""The form of a builder: a field of words for each of its parts, any of which may stay empty."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goldseam.library import Question
from goldseam.questions.documents import Answer
from goldseam.ui.fields import Words

LONGEST = 2_000  # characters of one part: a sentence is to come of it


class PartsForm(forms.Form):
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
        return {part: self.cleaned_data[part] for part in self.parts}


def too_long() -> str:
    return _(
        "This part holds %(most)s characters. Your words are still here; the journal holds more."
    ) % {"most": f"{LONGEST:,}"}
