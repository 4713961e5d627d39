"""A couple's life as a walk of random steps, and beside it a model of what each may see.

    life = Life(seed, folder)
    life.begin()
    life.step()          # one thing happens, chosen by weight among what can happen now
    life.check()         # the program and the model agree

The same seed lives the same life. What is known of each step stands in `life.story`.
"""

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from goldseam import vault
from goldseam.backup import write
from goldseam.backup.restoring import EMPTIED, restore
from goldseam.copies import sharing as copies
from goldseam.drawers import sharing
from goldseam.drawers.gate import NotHere, OpenDrawer
from goldseam.drawers.models import DrawerKey, Item
from goldseam.journal.documents import Entry
from goldseam.people import accounts
from goldseam.people.accounts import Account
from goldseam.people.visits import Visit
from goldseam.together import leaving, pairing
from goldseam.together.models import Invitation
from goldseam.together.space import Space, open_for, partner_of, space_of
from goldseam.words.documents import Statement
from tests.world import World, opened, read

NAMES = ("Alice", "Bob", "Charlie")
BEGAN = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


class Life:
    def __init__(self, seed: int, folder: Path) -> None:
        self.random, self.folder = Random(seed), folder
        self.story: list[str] = []
        self.happened = Counter[
            str
        ]()  # what really came about, so that no step is one in name only

    def begin(self) -> None:
        for model in EMPTIED:
            model._default_manager.all().delete()
        self.world, self.minutes = World(), 0
        self.open: dict[str, Account] = {}
        self.past: list[OpenDrawer] = []  # keys that must open nothing any more
        self.deleted: set[UUID] = set()
        self.gone_from: set[tuple[UUID, UUID]] = set()
        self.saved: World | None = None
        for name in NAMES:
            self._join(name)

    def step(self) -> None:
        """The ordinary things more often than those that turn a life around."""
        weights: dict[Callable[[], None], float] = {
            self.writes: 3,
            self.changes_what_is_private: 2,
            self.find_each_other: 12,
            self.think_better_of_it: 3,
            self.a_third_asks: 0.5,
            self.shares: 8,
            self.changes_what_is_shared: 6,
            self.tries_to_change_the_words_of_the_other: 2,
            self.withdraws: 4,
            self.puts_back: 4,
            self.pauses: 2,
            self.goes_on: 3,
            self.leaves: 1,
            self.changes_all_keys: 0.7,
            self.comes_back_by_recovery_code: 1,
            self.deletes_the_account: 0.3,
            self.the_host_makes_a_backup: 1,
            self.the_host_restores_it: 0.4,
        }
        (chosen,) = self.random.choices(list(weights), weights=list(weights.values()))
        self.minutes += 1
        self.story.append(chosen.__name__)
        chosen()

    # — alone —

    def writes(self) -> None:
        name, text = self.random.choice(NAMES), self._words()
        entry = Entry(text=text, written_at=self.now)
        kept = self.open[name].drawer.add(entry, day=self.now.date(), now=self.now)
        self.world.private[name][kept.id] = text
        self._happened("wrote")

    def changes_what_is_private(self) -> None:
        name = self.random.choice(NAMES)
        if not self.world.private[name]:
            return
        id = self.random.choice(sorted(self.world.private[name]))
        mine, text = self.open[name].drawer, self._words()
        for struct, new in (
            (Entry, Entry(text=text, written_at=self.now)),
            (Statement, self._statement(text)),  # it came along from a drawer that was left
        ):
            with suppress(NotHere):
                mine.change(mine.find(struct, id), new)
                self.world.private[name][id] = text
        self._happened("changed what is private")

    # — two find each other —

    def find_each_other(self) -> None:
        if pair := self._two_who_are_free():
            one, two = pair
            self._accepted(one, two)
            asked = Invitation.objects.get(inviter_id=self._id(one))
            pairing.confirm(self.open[one], asked.id, now=self.now)
            drawer = DrawerKey.objects.filter(holder=self._id(two)).latest("id").drawer_id
            self.world.holds |= {one: drawer, two: drawer}
            self.world.other |= {one: two, two: one}
            self.world.shared[drawer] = {}
            self._happened("found each other")

    def think_better_of_it(self) -> None:
        if pair := self._two_who_are_free():
            self._accepted(*pair)
            pairing.call_off(self.open[pair[1]])
            self._nobody_is_inside(*pair)
            self._happened("thought better of it")

    def a_third_asks(self) -> None:
        for taken in self.world.holds:
            with pytest.raises(pairing.TogetherAlready):
                pairing.invite(self.open[taken], now=self.now)
            self._happened("refused a third")

    # — together —

    def shares(self) -> None:
        if name := self._one_of_two():
            drawer, text = self._space(name).drawer, self._words()
            day, said = self.now.date(), self._statement(text)
            kept = copies.share(drawer, said, text, day=day, now=self.now)
            self.world.shared[drawer.id][kept.id] = (name, text)
            self._happened("shared")

    def changes_what_is_shared(self) -> None:
        if (name := self._one_of_two()) and (own := self.world.own(name)):
            id, drawer, text = self.random.choice(own), self._space(name).drawer, self._words()
            drawer.change(drawer.find(Statement, id), self._statement(text))
            self.world.shared[drawer.id][id] = (name, text)
            self._happened("changed what is shared")

    def tries_to_change_the_words_of_the_other(self) -> None:
        if name := self._one_of_two():
            drawer = self._space(name).drawer
            for id in self.world.own(self.world.other[name]):
                kept = drawer.find(Statement, id)
                with pytest.raises(NotHere):
                    drawer.change(kept, self._statement("not mine to say"))
                with pytest.raises(NotHere):
                    drawer.remove(Statement, id, now=self.now)
                self._happened("refused to change what is the other’s")

    def withdraws(self) -> None:
        if (name := self._one_of_two()) and (own := self.world.own(name)):
            id, drawer = self.random.choice(own), self._space(name).drawer
            drawer.remove(Statement, id, now=self.now)
            self.world.removed[id] = (drawer.id, *self.world.shared[drawer.id].pop(id))
            self._happened("withdrew")

    def puts_back(self) -> None:
        for id, (drawer, author, text) in list(self.world.removed.items()):
            if self.world.active(author) and self.world.holds[author] == drawer:
                self._space(author).drawer.put_back(Statement, id)
                self.world.shared[drawer][id] = (author, text)
                del self.world.removed[id]
                self._happened("put back")

    def pauses(self) -> None:
        if name := self._one_of_two():
            leaving.pause(self._id(name))
            self.world.paused.add(name)
            self._happened("paused")

    def goes_on(self) -> None:
        for name in sorted(self.world.paused):
            leaving.resume(self._id(name))
            self.world.paused.discard(name)
            self._happened("went on")

    def leaves(self) -> None:
        """One of two, or whoever was left by the other."""
        if self.world.holds:
            name = self.random.choice(sorted(self.world.holds))
            along = self.random.random() < 0.5
            self._remember_key(name)
            kinds = [Statement.KIND] if along else []
            leaving.leave(self.open[name], taking=kinds, now=self.now)
            self._has_left(name, along)
            self._happened("left with words" if along else "left without")

    # — keys, accounts, backups —

    def changes_all_keys(self) -> None:
        name = self.random.choice(NAMES)
        self.past.append(self.open[name].drawer)
        self.world.passphrases[name] = passphrase = f"{self._words()} as a passphrase"
        self.open[name] = accounts.re_key(self.open[name], passphrase, now=self.now)
        self._happened("changed all keys" + " together" * self.world.together(name))

    def comes_back_by_recovery_code(self) -> None:
        name = self.random.choice(NAMES)
        code = self.open[name].preferences.recovery_code
        self.open[name] = accounts.open_by_recovery(name, code, now=self.now)
        self._happened("came back by recovery code")

    def deletes_the_account(self) -> None:
        name = self.random.choice(NAMES)
        self._remember_key(name)
        self.past.append(self.open[name].drawer)
        accounts.delete(self.open[name], now=self.now)
        self._has_left(name, along=True)
        self._join(name)
        self._happened("deleted the account")

    def the_host_makes_a_backup(self) -> None:
        write(self.folder / "backup", program="0.0.1", now=self.now, progress=_no_bar)
        self.saved = deepcopy(self.world)
        self.saved.removed.clear()  # what was removed and not put back is in no backup
        self.deleted.clear()
        self.gone_from.clear()

    def the_host_restores_it(self) -> None:
        if self.saved is None:
            return
        restore(self.folder / "backup", progress=_no_bar)
        there, self.world = self.world.ids, deepcopy(self.saved)
        self._replay_what_was_deleted(there)
        self.past.clear()  # what lies there now is the epoch of then, and its keys are right again
        for name in NAMES:
            if name in self.world.ids:
                passphrase = self.world.passphrases[name]
                self.open[name] = accounts.open_by_passphrase(name, passphrase, now=self.now)
            else:
                self._join(name)
        self._happened("restored")

    # — what always holds —

    def check(self) -> None:
        self.each_has_exactly_what_is_theirs()
        self.each_sees_exactly_what_both_share()
        self.what_was_left_can_still_be_taken_along()
        self.nobody_else_has_a_key()
        if not self.minutes % 10:  # it takes its time, and what a past key opens stays open
            self.no_past_key_opens_anything()

    def each_has_exactly_what_is_theirs(self) -> None:
        for name in NAMES:
            assert read(self.open[name].drawer) == self.world.private[name], name

    def each_sees_exactly_what_both_share(self) -> None:
        by_id = {id: name for name, id in self.world.ids.items()}
        for name in NAMES:
            space = space_of(self._visit(name))
            assert (space is not None) == self.world.active(name), name
            if space:
                found = space.drawer.read(Statement).of(Statement)
                seen = {k.id: (by_id[k.author], k.document.when) for k in found}
                assert seen == self.world.shared[space.drawer.id], name

    def what_was_left_can_still_be_taken_along(self) -> None:
        """Paused or left by the other: one’s own words are never out of reach."""
        for name, drawer in self.world.holds.items():
            opened = open_for(self.open[name], drawer, partner_of(self.open[name].drawer))
            assert opened is not None, name
            assert read(opened).keys() == self.world.shared[drawer].keys(), name

    def nobody_else_has_a_key(self) -> None:
        for drawer in self.world.shared:
            for name in NAMES:
                if self.world.holds.get(name) != drawer:
                    with pytest.raises(sharing.NoKey):
                        sharing.receive(drawer, accounts.holder(self.open[name]), {})

    def no_past_key_opens_anything(self) -> None:
        for past in self.past:
            assert read(past) == {}
            for item in Item.objects.filter(drawer_id=past.id):
                with pytest.raises(vault.VaultError):
                    opened(item, past.key)

    # — how it is done —

    @property
    def now(self) -> datetime:
        return BEGAN + timedelta(minutes=self.minutes)

    def _happened(self, what: str) -> None:
        self.happened[what] += 1
        self.story[-1:] = [what]

    def _words(self) -> str:
        return f"words number {self.random.getrandbits(40)} of somebody"

    def _statement(self, text: str) -> Statement:
        thread = UUID(int=self.random.getrandbits(128))
        return Statement(wording="statement@1", begun_at=self.now, thread=thread, when=text)

    def _join(self, name: str) -> None:
        how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
        self.world.passphrases[name] = passphrase = f"{self._words()} as a passphrase"
        self.open[name] = accounts.join(name, passphrase, time_zone="UTC", now=self.now, how=how)
        self.world.ids[name] = self._id(name)
        self.world.private[name] = {}

    def _two_who_are_free(self) -> tuple[str, str] | None:
        free = [name for name in NAMES if name not in self.world.holds]
        return tuple(self.random.sample(free, 2)) if len(free) > 1 else None  # type: ignore[return-value]

    def _one_of_two(self) -> str:
        return self.random.choice([name for name in NAMES if self.world.active(name)] or [""])

    def _accepted(self, one: str, two: str) -> None:
        pairing.accept(self.open[two], pairing.invite(self.open[one], now=self.now), now=self.now)
        self._nobody_is_inside(one, two)

    def _nobody_is_inside(self, *names: str) -> None:
        for name in names:
            assert space_of(self._visit(name)) is None, name

    def _id(self, name: str) -> UUID:
        return self.open[name].person.id

    def _visit(self, name: str) -> Visit:
        mine = self.open[name]
        chosen, drawer = mine.preferences, mine.person.drawer_id
        return Visit(
            self.now, person=mine.person.id, drawer_id=drawer, keys=mine.keys, preferences=chosen
        )

    def _space(self, name: str) -> Space:
        space = space_of(self._visit(name))
        assert space is not None, name
        return space

    def _remember_key(self, name: str) -> None:
        """As somebody would who copied their key before they left."""
        if drawer := self.world.holds.get(name):
            kept = open_for(self.open[name], drawer, partner_of(self.open[name].drawer))
            assert kept is not None, name
            self.past.append(kept)

    def _has_left(self, name: str, along: bool) -> None:
        drawer = self.world.holds.pop(name, None)
        self.world.paused.discard(name)
        if drawer is None:
            return
        there = self.world.shared[drawer]
        mine = [id for id, (author, _) in there.items() if author == name]
        if along:
            self.world.private[name] |= {id: there.pop(id)[1] for id in mine}
            self.deleted.update(mine)
        self.gone_from.add((drawer, self.world.ids[name]))
        self.world.removed = {id: was for id, was in self.world.removed.items() if was[0] != drawer}
        if drawer not in self.world.holds.values():
            del self.world.shared[drawer]

    def _replay_what_was_deleted(self, there: dict[str, UUID]) -> None:
        """What a restore doesn't bring back: accounts, words taken along, and who left."""
        world = self.world
        for name in NAMES:
            gone = world.ids[name] != there[name]  # that account was deleted since
            if gone or (world.holds.get(name), world.ids[name]) in self.gone_from:
                world.holds.pop(name, None)
                world.paused.discard(name)
            if gone:
                del world.ids[name]
        for drawer, left in list(world.shared.items()):
            for id in self.deleted & left.keys():
                del left[id]
            if drawer not in world.holds.values():
                del world.shared[drawer]


def _no_bar(total: int) -> Callable[[int], None]:
    return lambda step: None
