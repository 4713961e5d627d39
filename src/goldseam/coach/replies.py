"""A reply to somebody who said what hurt: whether it hears first, and what it will do."""

from typing import get_args

from goldseam.coach.finding import Span
from goldseam.coach.language import Language, language
from goldseam.coach.reviews import ReplyKind, ReplyReview
from goldseam.coach.statements import LONGEST, is_unsafe, notices, places
from goldseam.coach.text import Text


def review_reply(text: str, *, code: str = "en") -> ReplyReview:
    """Read what somebody is about to answer, in the language of `code`.

    Never raises for any text; every place lies within it. Nothing is kept, and nothing is logged.

    >>> said = review_reply("You were left waiting, and it scared you. I'll text you by six.")
    >>> said.hears_first, said.plan
    (True, Span(start=42, end=62))
    >>> [notice.kind for notice in review_reply("You're overreacting.").notices]
    ['dismisses']

    Raises FileNotFoundError for a language there is no data of.
    """
    return reviewed_reply(text, language(code))


def reviewed_reply(text: str, speaks: Language) -> ReplyReview:
    said = Text(text[:LONGEST], speaks.spelling)
    heard = speaks.classifier.hears(said)
    unsafe = is_unsafe(said, speaks, heard)
    before_hearing = notices(said, speaks, get_args(ReplyKind), heard)
    turned = [Span(notice.start, notice.end) for notice in before_hearing]
    return ReplyReview(
        # “I did it because you …” owns nothing: what is explained or turned round is not heard.
        reflects=tuple(
            one.span
            for one in places("reflects", said, speaks, heard)
            if not any(one.span.overlaps(span) for span in turned)
        ),
        notices=() if unsafe else before_hearing,
        plan=next((one.span for one in places("plan", said, speaks, heard)), None),
        unsafe=unsafe,
    )
