"""An evening of two people, through the real forms of every room for two.

said = live_as_two(hers, his)
said.both            # words each chose to share: the two of them see these, and nobody else
said.hers, said.his  # words nobody but their author ever sees
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from django.test import Client
from django.utils import timezone

from goldseam.people.preferences import Preferences
from tests.evening import Evening, id_in

AN_ID = "[0-9a-f-]{36}"


@dataclass
class Said:
    both: list[str] = field(default_factory=list)
    hers: list[str] = field(default_factory=list)
    his: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)  # by newer words of one's own, not shared
    trail: list[str] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    def to(self, whom: list[str]) -> Callable[[], str]:
        """New words for somebody, each used once and found nowhere else."""

        def say() -> str:
            whom.append(f"quittenbrot{next(self._numbers):04d}zimt")
            return whom[-1]

        return say


def live_as_two(hers: Client, his: Client) -> Said:
    """Alice and Bob, who are together already. Everything there is for two, once."""
    said = Said()
    her, him = Evening(hers, said.trail), Evening(his, said.trail)
    both, hers_alone, his_alone = said.to(said.both), said.to(said.hers), said.to(said.his)
    _promise(her, him, both, hers_alone)
    _arrive(her, him)
    _talk(her, him, both, hers_alone, his_alone)
    said.replaced.append(_say_and_answer(her, him, both, hers_alone, his_alone))
    _keep_boundaries(her, both, hers_alone)
    _open(her, him, both)
    _stand_somewhere(her, hers_alone)
    _say_something_serious(her, both, hers_alone)
    for each in (her, him):
        each.press("/picture/two/", to="/agree/", agree="yes")
    return said


def _promise(her: Evening, him: Evening, both: Callable[[], str], alone: Callable[[], str]) -> None:
    """Not kept, seen otherwise by the other, mended; and one to herself."""
    today = _today()
    her.fill("/promises/new/", to="other", when=both(), will=both(), repeats="daily", lasts="7")
    promise = her.link("/promises/", f"/promises/{AN_ID}/")
    day = f"{promise}{today.isoformat()}/"
    her.send(f"{day}report/", {"outcome": "not-kept"})
    him.press(day, to="/answer/", view="different", words=both())
    him.press(day, to="/meaning/", text=both())
    mended = her.answer_all(her.send(f"{day}repair/begin/", {}), both)
    her.press(mended, to="/share/")
    her.send(f"{day}repair/begin/", {})
    her.fill("/promises/new/", to="oneself", when=alone(), will=alone(), repeats="once")


def _arrive(her: Evening, him: Evening) -> None:
    ahead = timezone.now() + timedelta(minutes=30)
    her.fill("/arrivals/", at=f"{ahead:%Y-%m-%dT%H:%MZ}")
    arrival = him.link("/arrivals/", f"/arrivals/{AN_ID}/")
    him.send(f"{arrival}there/", {"at": "now"})


def _talk(
    her: Evening,
    him: Evening,
    both: Callable[[], str],
    hers: Callable[[], str],
    his: Callable[[], str],
) -> None:
    """Topics, a time, turns, a pause; each closes it for themselves, and he shows a part of it."""
    her.fill("/talks/topic/new/", text=hers())
    topic = both()
    topics = her.fill("/talks/topic/new/", text=topic)
    her.press(her.link(topics, f"/talks/topic/{AN_ID}/", holds=topic), to="/put-forward/")
    her.post("talks:rung", ("light",), **{"t-1": "gladly", "t-2": "some-time"})
    him.post("talks:rung", ("light",), **{"t-1": "gladly"})
    for each in (her, him):
        each.press("/talks/ladder/", to="/compare/")
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT18:00")
    her.fill("/talks/new/", about=both(), time_1=tomorrow)
    talk = him.link("/talks/", f"/talks/{AN_ID}/")
    him.press(talk, to="/accept/", time="0")
    her.post("talks:turn", (id_in(talk),), minutes="5", who="me")
    him.post("talks:pause", (id_in(talk),), back="20")
    for each, say in ((her, hers), (him, both)):
        begun = each.post("talks:close-begin", talk=id_in(talk))
        closed = each.answer_all(begun, say)
        if each is him:
            each.press(closed, to="/show/", show=["heard", "take_away"])
    him.walk("hard_moments:begin", his)
    another = both()
    her.fill("/talks/new/", about=another, time_1=tomorrow)
    put_aside = him.link("/talks/", f"/talks/{AN_ID}/", holds=another)
    him.press(put_aside, to="/aside/")


def _say_and_answer(
    her: Evening,
    him: Evening,
    both: Callable[[], str],
    hers: Callable[[], str],
    his: Callable[[], str],
) -> str:
    """A statement, an answer that is changed and not shared anew, and how it was heard."""
    parts = ("feeling", "when", "because", "wish")
    her.fill("/words/new/", **{part: hers() for part in parts}, _done="yes")
    spoken = her.post("words:new", **{part: both() for part in parts}, _done="yes")
    her.press(f"{spoken}share/", to="/share/")
    theirs = him.link("/words/", f"/words/{AN_ID}/")
    change = him.send(f"{theirs}answer/", {})
    replied = {part: both() for part in ("heard", "understand", "question", "plan")}
    answer = him.fill(change, **replied, _done="yes")
    him.press(f"{answer}share/", to="/share/")
    him.fill(change, question=his())
    reply = her.link("/words/", f"/words/reply/{AN_ID}/")
    her.fill(f"{reply}heard/", level="3", more=both(), _share="yes")
    her.post("words:said-aloud", (id_in(spoken),), level="2", more=hers())
    return replied["question"]


def _keep_boundaries(her: Evening, both: Callable[[], str], alone: Callable[[], str]) -> None:
    parts = ("need", "why", "both", "will")
    her.post("boundaries:new", **{part: alone() for part in parts}, _done="yes")
    kept = her.post("boundaries:new", **{part: both() for part in parts}, _done="yes")
    her.press(f"/boundaries/{id_in(kept)}/share/", to="/share/")


def _open(her: Evening, him: Evening, both: Callable[[], str]) -> None:
    until = (_today() + timedelta(days=7)).isoformat()
    her.send("/openness/new/", {"what": both(), "day": until, "_offer": "yes"})
    offered = him.link("/openness/", f"/openness/{AN_ID}/")
    him.press(offered, to="/thank/", text=both())


def _stand_somewhere(her: Evening, alone: Callable[[], str]) -> None:
    her.post("tracks:choose", which="hurt")
    her.post("journal:new", text=alone())


def _say_something_serious(her: Evening, both: Callable[[], str], alone: Callable[[], str]) -> None:
    share = her.fill("/chapters/new/", private=alone(), _both="yes")
    her.press(share, to="/share/", message=both())


def _today() -> date:
    return Preferences(time_zone="Europe/Berlin").today(timezone.now())
