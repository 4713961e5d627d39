"""What was answered on a path, as a page shows it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from goldseam.drawers.gate import Kept
from goldseam.library import Asks, Path, Question
from goldseam.people.visits import Visit
from goldseam.questions.documents import Answer, Asked, is_said
from goldseam.ui.dates import day_words, time_words
from goldseam.ui.words import percent, shortened


@dataclass(frozen=True, slots=True)
class Line:
    """One in a list: what it begins with, and when."""

    id: UUID
    words: str
    when: str


def said(asked: Asked, path: Path, *, without: Collection[str] = ()) -> list[tuple[str, str]]:
    """Each question that was answered, with the answer as it reads."""
    asks = [q for q in path.questions if q.keeps and q.id not in without]
    answers = [(q, asked.said(q.id)) for q in asks]
    return [(q.text, as_words(q, answer)) for q, answer in answers if is_said(answer)]


def as_words(question: Question, answer: Answer) -> str:
    if question.asks is Asks.CHANCE and isinstance(answer, int):
        return percent(answer)
    chosen = answer if isinstance(answer, tuple) else (answer,)
    texts = [option.text for option in question.options if option.id in chosen]
    return "\n".join(texts) if texts else str(answer)


def lines(found: Iterable[Kept[Asked]], visit: Visit) -> list[Line]:
    return [Line(kept.id, shortened(kept.document.words()), when(kept, visit)) for kept in found]


def when(kept: Kept[Asked], visit: Visit) -> str:
    local = visit.preferences.local(kept.document.begun_at)
    return f"{day_words(kept.day, visit.today)}, {time_words(local)}"
