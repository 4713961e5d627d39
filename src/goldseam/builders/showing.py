"""The parts of a builder, as its pages ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldseam.builders.forms import PartsForm
from goldseam.copies.documents import Shareable
from goldseam.library import Question


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    stem: str
    hint: str
    value: str
    error: str


def asked_parts(
    questions: Iterable[Question], document: Shareable | None, form: PartsForm | None
) -> list[Part]:
    """Each with what was typed: just now, if the form came back, else before."""
    return [
        Part(
            question.id,
            question.text,
            question.hint,
            form.data.get(question.id, "") if form else getattr(document, question.id, ""),
            str(form.errors[question.id][0]) if form and question.id in form.errors else "",
        )
        for question in questions
    ]
