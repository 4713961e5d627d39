"""How often it is seen in a reply what it does, text by text, and whether it hears first."""

from collections import Counter
from pathlib import Path
from typing import get_args

import msgspec

from goldseam.coach import ReplyReview
from goldseam.coach.language import Language
from goldseam.coach.replies import reviewed_reply
from goldseam.coach.reviews import ReplyKind
from tests.coach.marks import TITLES, cases, precision_and_recall, share

NOTICES = get_args(ReplyKind)


class Case(msgspec.Struct, frozen=True):
    text: str
    reflects: list[str] = []
    defends: list[str] = []
    fixes: list[str] = []
    dismisses: list[str] = []
    counters: list[str] = []
    plan: str = ""
    note: str = ""

    @property
    def kinds(self) -> set[str]:
        return {kind for kind in ("reflects", *NOTICES, "plan") if getattr(self, kind)}

    @property
    def hears_first(self) -> bool:
        """A mark of `reflects` begins before the first of the four."""
        others = [words for kind in NOTICES for words in getattr(self, kind)]
        place = self.text.index
        return bool(self.reflects) and min(map(place, self.reflects)) < min(
            map(place, others), default=len(self.text)
        )


def report(path: Path, show: str, speaks: Language) -> None:
    marked = cases(Case, path)
    hits, wrong, missed, shown = Counter[str](), Counter[str](), Counter[str](), []
    hears = silent = good = 0
    for case in marked:
        said = reviewed_reply(case.text, speaks)
        got = _kinds(said)
        hits.update(got & case.kinds)
        wrong.update(got - case.kinds)
        missed.update(case.kinds - got)
        hears += said.hears_first == case.hears_first
        good += not case.kinds & set(NOTICES)
        silent += not (case.kinds | got) & set(NOTICES)
        if show in got ^ case.kinds:
            shown.append(("missed: " if show in case.kinds else "wrong: ") + case.text)
        if show == "hears_first" and said.hears_first != case.hears_first:
            shown.append(f"read as {said.hears_first}: {case.text}")
    print(TITLES)
    for kind in ("reflects", *NOTICES, "plan"):
        print(precision_and_recall(kind, hits[kind], wrong[kind], missed[kind]))
    print(f"hears_first right: {share(hears, len(marked))} of {len(marked)}")
    print(f"silent on {good} replies without any of the four: {share(silent, good)}")
    print(*shown, sep="\n")


def _kinds(said: ReplyReview) -> set[str]:
    got = {notice.kind for notice in said.notices}
    there = {"reflects": said.reflects, "plan": said.plan}
    return got | {kind for kind, span in there.items() if span}
