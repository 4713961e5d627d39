"""The gentle question an empty page may begin with: today's, another one, or none.

An entry keeps its question as `id@version`. Heavy questions are never offered by themselves.
"""

from datetime import date

from goldseam.library import Journal, Prompt

ANOTHER, NONE = "another", "none"


def of_the_day(journal: Journal, day: date) -> Prompt:
    return journal.light[day.toordinal() % len(journal.light)]


def marked(journal: Journal, prompt: Prompt | None) -> str:
    return f"{prompt.id}@{journal.version}" if prompt else ""


def question(journal: Journal, mark: str) -> Prompt | None:
    """The prompt that an entry or a form names."""
    id = mark.partition("@")[0]
    return next((prompt for prompt in journal.prompts if prompt.id == id), None)


def instead(journal: Journal, mark: str, wish: str) -> str:
    """The mark of what was wished for in place of a prompt: another, none, or one by its id."""
    if wish == ANOTHER:
        return marked(journal, _next(journal, question(journal, mark)))
    return marked(journal, question(journal, wish))


def _next(journal: Journal, prompt: Prompt | None) -> Prompt:
    light = journal.light
    return light[(light.index(prompt) + 1) % len(light)] if prompt in light else light[0]
