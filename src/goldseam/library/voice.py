"""The voice of everything Goldseam says, as far as a machine can hear it.

Plain, warm, adult: no “should”, no “just”, no exclamation marks, curly quotation marks, short
sentences. What a rule can't hear, a reader has to.
"""

import enum
import re
from collections.abc import Iterable, Iterator

import msgspec

# Mean words a sentence. Plain-language guides ask for 15 to 20; at one in the morning, fewer.
LONGEST_MEAN = 16.0
# Fields that hold no sentence of ours: names of things, addresses, and where a fact comes from.
NOT_PROSE = frozenset(
    {"id", "language", "licence", "source", "sources", "url", "to", "say", "first", "html"}
)
RULES = {
    r"\bshould(n[’']t)?\b": "“should” tells people what to do; say what is, or what they can do",
    r"\bjust\b": "“just” makes light of what is hard; leave it out",
    r"!": "an exclamation mark raises the voice",
    r"(?<=\w)'|'(?=\w)": "the apostrophe is straight; ours are curly (’)",
    r'"': "the quotation mark is straight; ours are curly (“ ”)",
}
SENTENCE_END = re.compile(r"(?<=[.?…])\s+")


def faults(text: str) -> tuple[str, ...]:
    """What is wrong with the voice of a text, each with its reason. Empty when nothing is."""
    return tuple(why for rule, why in RULES.items() if re.search(rule, text, re.IGNORECASE))


def mean_sentence(texts: Iterable[str]) -> float:
    """The mean length in words of the sentences in `texts`; 0 when there are none.

    Words and labels without a full stop don't count: they would hide long sentences.
    """
    whole = (text for text in texts if text.endswith((".", "?", "…")))
    lengths = [len(sentence.split()) for text in whole for sentence in SENTENCE_END.split(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def prose(content: object) -> Iterator[str]:
    """Every text in a struct that people read as our words."""
    if isinstance(content, msgspec.Struct):
        for field in content.__struct_fields__:
            if field not in NOT_PROSE:
                yield from prose(getattr(content, field))
    elif isinstance(content, tuple):
        for item in content:
            yield from prose(item)
    elif isinstance(content, str) and not isinstance(content, enum.Enum) and content:
        yield content
