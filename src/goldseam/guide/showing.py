"""The articles as pages show them: by question, by part, and what comes after one."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext_lazy as _

from goldseam.library import Answers, Article, Part
from goldseam.ui.leads import address

QUESTIONS = {
    Answers.CAUSES: _("Where does mistrust come from?"),
    Answers.REBUILDING: _("How is trust rebuilt after a betrayal?"),
    Answers.SIGNS: _("What are the signs?"),
    Answers.WITHOUT_TRUST: _("Can a relationship, or a person, live without trust?"),
    Answers.HOW_LONG: _("How long does it take?"),
}
PARTS = {
    Part.TRUST: _("Trust"),
    Part.SIGNS: _("Five signs"),
    Part.CAUSES: _("Where it may come from"),
    Part.MENDING: _("After a betrayal"),
    Part.EVERYDAY: _("From day to day"),
    Part.HELP: _("Questions, and help"),
}
ANOTHER = "guide/"  # how an article names another as its tool


def by_question(articles: Sequence[Article]) -> list[tuple[str, list[Article]]]:
    """Each question with what answers it, shortest way first: an article that answers them all."""
    found = [
        (str(words), [article for article in articles if question in article.answers])
        for question, words in QUESTIONS.items()
    ]
    widest_first = [(words, sorted(some, key=_width)) for words, some in found]
    return [(words, some) for words, some in widest_first if some]


def by_part(articles: Sequence[Article]) -> list[tuple[str, list[Article]]]:
    """Each part with its articles; one without any is left out."""
    found = [
        (str(words), [article for article in articles if article.part is part])
        for part, words in PARTS.items()
    ]
    return [(words, some) for words, some in found if some]


def next_after(article: Article, articles: Sequence[Article]) -> Article | None:
    at = articles.index(article) + 1
    return articles[at] if at < len(articles) else None


def tool_address(article: Article, known: Collection[str]) -> str:
    """Where the article’s tool is; nothing while its room isn’t there."""
    leads_to = article.tool.leads_to
    if leads_to.startswith(ANOTHER) and leads_to.removeprefix(ANOTHER) not in known:
        return ""
    return address(leads_to)


def _width(article: Article) -> int:
    return -len(article.answers)
