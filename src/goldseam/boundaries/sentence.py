"""A boundary out of its four parts, in English, whatever is filled in and whatever is left out.

    boundary("quiet after ten", why="I wake early", both="get up rested", will="sleep on the sofa")
    # I need quiet after ten because I wake early.
    # It is there so that we both get up rested.
    # If it turns out otherwise, I will sleep on the sofa.

The words stay the person's own: a stem that was typed again is dropped, a first word becomes small
inside a sentence, and what can't be joined stands by itself. Another language needs its own joints.
"""

import re

from goldseam.builders.joining import because, capital, ended, inside, is_open, part

# Stems somebody types although they stand in front of the field.
_NEED = re.compile(r"(?:what )?i need(?: is)?\s+", re.I)
_WHY = re.compile(r"because\s+(?!of\b)", re.I)
_BOTH = re.compile(r"(?:so that|so)\s+(?=\w)", re.I)
_WE = re.compile(r"(?:we both|both of us|we)\s+(?=\w)", re.I)
_OTHERWISE = re.compile(r"if it turns out otherwise,?\s+", re.I)
_WILL = re.compile(r"(?:i will|i’ll|will)\s+(?=\w)", re.I)
# What can't follow “because”, “so that we both” or “I will”, and says the same in its own way.
_SOMEBODY = re.compile(
    r"(?:i|you|he|she|they|it|nobody|everybody|somebody|there|this|that|the|our|my|your)\b", re.I
)
_SOMETHING = re.compile(r"(?:a|an|more|less|fewer|some|enough|no)\b", re.I)
_SAID = re.compile(r"(?:if|when|whenever|once|as soon as|until|then|next time)\b", re.I)
_OF_ME = re.compile(r"(?:i|i’m|i’d|i’ve|my|we|we’ll|there|it|this|that)\b", re.I)


def boundary(need: str = "", *, why: str = "", both: str = "", will: str = "") -> str:
    """The parts as one text, a line each; nothing at all when every part is empty."""
    needed, reason = part(need, _NEED), part(why, _WHY)
    shared = part(both, _BOTH)
    kept = part(part(will, _OTHERWISE), _WILL)
    said = (_needed(needed, reason), _shared(shared), _kept(kept, bool(needed or reason)))
    return "\n".join(text for text in said if text)


def _needed(need: str, reason: str) -> str:
    opened = f"I need {inside(need)}" if need else ""
    if not reason:
        return ended(opened)
    joined = because(reason)
    if opened and is_open(opened):
        return ended(f"{opened} {joined}")
    matters = ended(f"This matters to me {joined}")
    return f"{ended(opened)} {matters}" if opened else matters


def _shared(both: str) -> str:
    if not both:
        return ""
    if together := _WE.match(both):
        both = both[together.end() :]
    elif _SOMEBODY.match(both):
        return ended(f"It is there so that {inside(both)}")
    elif _SOMETHING.match(both):
        both = f"have {inside(both)}"
    return ended(f"It is there so that we both {both[0].lower()}{both[1:]}")


def _kept(will: str, follows: bool) -> str:
    """What I do; it needs something before it to turn out otherwise."""
    if not will or _SAID.match(will):
        return ended(capital(will))
    said = will if _OF_ME.match(will) else f"I will {will[0].lower()}{will[1:]}"
    return ended(f"If it turns out otherwise, {inside(said)}" if follows else capital(said))
