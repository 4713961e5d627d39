"""A boundary out of its four parts, in English, whatever is filled in and whatever is left out.

    boundary("quiet after ten", why="I wake early", both="get up rested", will="sleep on the sofa")
    # I need quiet after ten because I wake early.
    # It is there so that we both get up rested.
    # If it turns out otherwise, I will sleep on the sofa.

The words stay the person's own: a stem that was typed again is dropped, a first word becomes small
inside a sentence, and what can't be joined stands by itself. Another language needs its own joints.
"""

import re

# Stems somebody types although they stand in front of the field.
_NEED = re.compile(r"(?:what )?i need(?: is)?\s+", re.I)
_WHY = re.compile(r"because\s+(?!of\b)", re.I)
_BOTH = re.compile(r"(?:so that|so)\s+(?=\w)", re.I)
_WE = re.compile(r"(?:we both|both of us|we)\s+(?=\w)", re.I)
_OTHERWISE = re.compile(r"if it turns out otherwise,?\s+", re.I)
_WILL = re.compile(r"(?:i will|i’ll|will)\s+(?=\w)", re.I)
# What can't follow “because”, “so that we both” or “I will”, and says the same in its own way.
_REASONED = re.compile(r"(?:because of|since|so that|as|due to|for)\b", re.I)
_SOMEBODY = re.compile(
    r"(?:i|you|he|she|they|it|nobody|everybody|somebody|there|this|that|the|our|my|your)\b", re.I
)
_SOMETHING = re.compile(r"(?:a|an|more|less|fewer|some|enough|no)\b", re.I)
_SAID = re.compile(r"(?:if|when|whenever|once|as soon as|until|then|next time)\b", re.I)
_OF_ME = re.compile(r"(?:i|i’m|i’d|i’ve|my|we|we’ll|there|it|this|that)\b", re.I)
# First words that are no names: only these become small.
_SMALL = re.compile(
    r"(?:a|after|all|an|and|any|as|at|be|because|being|both|by|due|each|enough|every|everything|for"
    r"|from|having|he|her|his|honest|how|if|in|it|it’s|its|less|more|my|no|nobody|not|nothing|on"
    r"|once|one|our|quiet|she|since|so|some|somebody|something|sometimes|space|that|the|their|then"
    r"|there|there’s|these|they|they’re|this|those|time|to|we|we’re|what|when|whenever|where|with"
    r"|without|you|your|you’re|otherwise)(?![\w’])",
    re.I,
)
_ENDED = re.compile(r"[.!?…][”’)\"]*$")
_SEVERAL = re.compile(r"[.!?…][”’)\"]*\s+\S")  # a sentence ends, and another begins
_BROKEN = re.compile(r"(?<![.!?…:,;–-])\s*\n\s*(?=[^\W\d_a-z])")  # a line, then a capital


def boundary(need: str = "", *, why: str = "", both: str = "", will: str = "") -> str:
    """The parts as one text, a line each; nothing at all when every part is empty."""
    needed, reason = _part(need, _NEED), _part(why, _WHY)
    shared = _part(both, _BOTH)
    kept = _part(_part(will, _OTHERWISE), _WILL)
    said = (_needed(needed, reason), _shared(shared), _kept(kept, bool(needed or reason)))
    return "\n".join(text for text in said if text)


def _needed(need: str, reason: str) -> str:
    opened = f"I need {_inside(need)}" if need else ""
    if not reason:
        return _ended(opened)
    joined = _inside(reason) if _REASONED.match(reason) else f"because {_inside(reason)}"
    if opened and not (_ENDED.search(opened) or _SEVERAL.search(opened)):
        return _ended(f"{opened} {joined}")
    matters = _ended(f"This matters to me {joined}")
    return f"{_ended(opened)} {matters}" if opened else matters


def _shared(both: str) -> str:
    if not both:
        return ""
    if together := _WE.match(both):
        both = both[together.end() :]
    elif _SOMEBODY.match(both):
        return _ended(f"It is there so that {_inside(both)}")
    elif _SOMETHING.match(both):
        both = f"have {_inside(both)}"
    return _ended(f"It is there so that we both {both[0].lower()}{both[1:]}")


def _kept(will: str, follows: bool) -> str:
    """What I do; it needs something before it to turn out otherwise."""
    if not will or _SAID.match(will):
        return _ended(_capital(will))
    said = will if _OF_ME.match(will) else f"I will {will[0].lower()}{will[1:]}"
    return _ended(f"If it turns out otherwise, {_inside(said)}" if follows else _capital(said))


def _part(text: str, stem: re.Pattern[str]) -> str:
    """In one line, without its stem, and without a full stop where more follows."""
    line = " ".join(_BROKEN.sub(". ", text.replace("'", "’").strip()).split()).lstrip("….,;– ")
    line = stem.sub("", line, count=1) if stem.match(line) else line
    return re.sub(r"(?<![.…])\.$|[,;:]$|\s*(?:…|\.\.\.)$", "", line).strip()


def _inside(text: str) -> str:
    """As it reads inside a sentence."""
    return text[0].lower() + text[1:] if _SMALL.match(text) else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    return text if not text or _ENDED.search(text) else f"{text}."
