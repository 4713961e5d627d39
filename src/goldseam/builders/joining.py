"""How parts that somebody typed are joined to sentences, in English: what the builders share.

    part("Because I wake early.", stem)      # "I wake early", where the stem is “because ”
    inside("The door was open")              # "the door was open"; a name stays as it is
    ended("I wake early")                    # "I wake early."

Another language needs joints of its own.
"""

import re

# First words that are no names: only these become small.
_SMALL = re.compile(
    r"(?:a|about|after|all|an|and|another|any|anybody|as|at|be|because|before|being|both|by|could"
    r"|due|during|each|enough|ever|every|everybody|everything|for|from|having|he|her|his|honest"
    r"|how|if|in|it|its|it’s|just|less|let’s|like|maybe|more|my|never|next|no|nobody|not|nothing"
    r"|on|once|one|or|otherwise|our|please|quiet|she|since|so|some|somebody|something|sometimes"
    r"|space|that|that’s|the|their|then|there|there’s|these|they|they’re|this|those|time|to|today"
    r"|tomorrow|tonight|trust|us|we|were|we’re|what|when|whenever|where|whether|while|who|why|with"
    r"|without|would|yesterday|you|your|you’re)(?![\w’])",
    re.I,
)
_ENDED = re.compile(r"[.!?…][”’)\"]*$")
_SEVERAL = re.compile(r"[.!?…][”’)\"]*\s+\S")  # a sentence ends, and another begins
# What already gives a reason, and takes no “because”.
_REASONED = re.compile(r"(?:because of|since|so that|as|due to|for)\b", re.I)
_BROKEN = re.compile(r"(?<![.!?…:,;–-])\s*\n\s*(?=[^\W\d_a-z])")  # a line, then a capital


def part(text: str, stem: re.Pattern[str]) -> str:
    """In one line, without its stem, and without a full stop where more follows."""
    line = " ".join(_BROKEN.sub(". ", text.replace("'", "’").strip()).split()).lstrip("….,;– ")
    line = stem.sub("", line, count=1) if stem.match(line) else line
    return re.sub(r"(?<![.…])\.$|[,;:]$|\s*(?:…|\.\.\.)$", "", line).strip()


def inside(text: str) -> str:
    """As it reads inside a sentence."""
    return text[0].lower() + text[1:] if _SMALL.match(text) else text


def because(reason: str) -> str:
    return inside(reason) if _REASONED.match(reason) else f"because {inside(reason)}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    return text if not text or is_ended(text) else f"{text}."


def is_ended(text: str) -> bool:
    return bool(_ENDED.search(text))


def is_open(text: str) -> bool:
    """Whether a sentence goes on here, so that a reason can follow it."""
    return not (is_ended(text) or _SEVERAL.search(text))
