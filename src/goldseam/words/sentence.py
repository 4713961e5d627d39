"""One sentence out of its parts, in English, whatever is filled in and whatever is left out.

    sentence(("sad", "tired"), when="the phone rings at night", wish="you to tell me who it is")
    # I feel sad and tired when the phone rings at night. I would like you to tell me who it is.

The words stay the person's own. Only the joints are made: a stem typed twice is dropped, a first
word becomes small inside a sentence, and what can't be joined stands as a sentence by itself.
Another language needs joints of its own.
"""

import re
from collections.abc import Sequence

from goldseam.builders.joining import because, capital, ended, inside, is_ended, is_open, part

# Stems somebody types although they stand in front of the field.
_FEEL = re.compile(r"(?:i(?:’m| am| feel| felt)|feeling)\s+", re.I)
_WHEN = re.compile(r"when\s+", re.I)
_BECAUSE = re.compile(r"because\s+(?!of\b)", re.I)
_WILL = re.compile(r"(?:i will|i’ll|will)\s+(?=\w)", re.I)
_WISH = re.compile(r"i(?:’d| would) like\s+", re.I)
# What already says in which time, or for which reason, and takes no “when” or “because”.
_TIMED = re.compile(
    r"(?:after|as|at|before|due|during|every|each|ever since|since|sometimes when|while|whenever|if"
    r"|about|by|that|because)\b",
    re.I,
)
# What asks by itself and can't follow “I would like”.
_BY_ITSELF = re.compile(
    r"(?:please|can you|could you|would you|will you|can we|could we|let’s|let us"
    r"|i (?:need|want|wish|hope|ask|would|could|do)\b|it would|maybe|next time)\b",
    re.I,
)
_ASKED = re.compile(r"(?:can|could|would|will) (?:you|we)\b", re.I)
# “tell me”, “sit with us”: asked of the other; “know where you are”: of oneself.
_TO_ME = re.compile(
    r"(?!you\b|to\b|more\b|less\b|a\b|an\b|the\b|for\b|with\b|it\b|that\b|both\b)[a-z]+ (?:me|us)\b"
    r"|(?:talk|listen|speak|sit|stay|come|walk|be) (?:to|with|by) (?:me|us)\b",
    re.I,
)
_MYSELF = re.compile(r"(?:know|hear|understand|be|feel|talk|see|find|have|go|spend) [a-z]", re.I)
_IF_YOU = re.compile(r"(?:if )?((?:you|we) (?:would|could|can|will|might)\b)", re.I)
# What already says whose it is, or in which case, and takes no “I will”.
_SAID = re.compile(
    r"(?:i|i’[a-z]+|my|we|we’[a-z]+|you|there|it|no|nothing|maybe|if|when|whenever|once|until|next"
    r"|on|from|by|at|before|after|every|each|as|tonight|today|tomorrow|starting)(?![\w’])",
    re.I,
)
_OPEN = " …"  # a moment of which nothing is said yet


def sentence(
    feelings: Sequence[str] = (),
    own: str = "",
    *,
    when: str = "",
    because: str = "",
    wish: str = "",
) -> str:
    """The parts as one text; nothing at all when every part is empty.

    `feelings` are words of the vocabulary, `own` what somebody calls it; the rest as it was typed.
    """
    felt = _felt([word for word in feelings if word.strip()], part(own, _FEEL))
    opened, asked = _opened(felt, part(when, _WHEN)), part(wish, _WISH)
    told = _reasoned(opened, part(because, _BECAUSE))
    if told.endswith(_OPEN) and asked and not _BY_ITSELF.match(asked):
        return f"{told.removesuffix(_OPEN)}, {_wished(asked)}"
    return " ".join(text for text in (told, _wished(asked)) if text)


def planned(plan: str) -> str:
    """What was typed under “What I will do”, as it is said: “I will say who it was.”"""
    text = part(plan, _WILL)
    if not text or _SAID.match(text):
        return ended(text)
    return ended(f"I will {text[0].lower()}{text[1:]}")


def _felt(feelings: list[str], own: str) -> str:
    """“sad”, “sad and tired”, “sad, tired and lost”."""
    words = [*feelings, *([inside(own)] if own else [])]
    if len(words) < 2:
        return words[0] if words else ""
    if own and re.search(r",| and ", own):  # a list by itself
        return f"{', '.join(words[:-1])}, and {words[-1]}"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _opened(felt: str, when: str) -> str:
    if not when:
        return f"I feel {felt}" if felt else ""
    timed = inside(when) if _TIMED.match(when) else f"when {inside(when)}"
    return f"I feel {felt} {timed}" if felt else capital(timed)


def _reasoned(opened: str, why: str) -> str:
    """What was said so far with its reason, ended."""
    if not why:
        return ended(opened) if opened.startswith("I feel ") else _hanging(opened)
    reason = because(why)
    if opened.startswith("I feel ") and is_open(opened):
        return ended(f"{opened} {reason}")
    matters = f"this matters to me {reason}"
    if not (opened and is_open(opened)):
        return " ".join(filter(None, (opened and ended(opened), ended(capital(matters)))))
    return ended(f"{opened}, {matters}")


def _hanging(opened: str) -> str:
    """A moment alone, with nothing said of it yet."""
    if not opened or is_ended(opened):
        return opened
    return f"{opened}{_OPEN}"


def _wished(wish: str) -> str:
    if not wish:
        return ""
    if _BY_ITSELF.match(wish):
        asked = _ASKED.match(wish) and not is_ended(wish)
        return f"{capital(wish)}?" if asked else ended(capital(wish))
    if modal := _IF_YOU.match(wish):
        wish = f"it if {modal[1].lower()}{wish[modal.end() :]}"
    elif _TO_ME.match(wish):
        wish = f"you to {wish[0].lower()}{wish[1:]}"
    elif _MYSELF.match(wish):
        wish = f"to {wish[0].lower()}{wish[1:]}"
    return ended(f"I would like {inside(wish)}")
