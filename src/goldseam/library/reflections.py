"""Reflections: a few statements about a stretch of days, and what their answers can say.

    signs.path                  # the statements as questions, each asking for one of five answers
    signs.of(group)             # the items of one sign
    signs.value(item, answer)   # 0–4, more meaning more of what the file says (`more_means`)

The order of the items in the file is the order they are asked in.
"""

import enum
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from .guide import Tool
from .lookup import by_id, find
from .paths import Asks, Option, Path, Question
from .text import ContentFile, Id, Minutes, Text, Words

ANSWERS = 5
HIGHEST = ANSWERS - 1  # an answer is worth its place in the list, from 0
ITEMS_OF_A_SIGN = 4
ITEMS_OF_AN_AXIS = 5


class MoreMeans(enum.StrEnum):
    """What a longer bar stands for."""

    SIGN = "sign"  # it is more present
    TRUST = "trust"


class InWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What answers in the lowest, the middle and the highest third describe. No verdict."""

    low: Text
    some: Text
    much: Text


class NextStep(Tool, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something one can do now, where, and why it may fit."""

    why: Text


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sign, or one axis of trust. `name` is what it is called inside a sentence.

    `careful` leads to help for those who don't feel safe; it stands there whatever was answered.
    """

    id: Id
    title: Text
    name: Text
    protects: Text
    in_words: InWords
    step: NextStep
    guide: Id
    careful: NextStep | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One statement. `reversed` where it speaks of the opposite of what is measured."""

    id: Id
    group: Id
    text: Text
    reversed: bool = False


class Reflection(ContentFile, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """One reflection. `period` stands at every question, `comparing` beside an earlier date."""

    title: Text
    why: Text
    minutes: Minutes
    period: Text
    before: Words
    ending: Text
    more_means: MoreMeans
    answers: Annotated[tuple[Option, ...], Meta(min_length=ANSWERS, max_length=ANSWERS)]
    groups: Annotated[tuple[Group, ...], Meta(min_length=1)]
    items: Annotated[tuple[Item, ...], Meta(min_length=1)]
    comparing: str = ""

    def __post_init__(self) -> None:
        by_id(self.answers)
        by_id(self.groups)
        by_id(self.items)
        self._check_groups()
        self._check_order()

    @cached_property
    def path(self) -> Path:
        """The items in the shape in which `questions` asks."""
        return Path(
            id=self.id, version=self.version, language=self.language, source=self.source,
            licence=self.licence, title=self.title, why=self.why, minutes=self.minutes,
            before=self.before, ending=self.ending,
            questions=tuple(
                Question(
                    id=item.id, text=item.text, hint=self.period, asks=Asks.ONE,
                    options=self.answers,
                )
                for item in self.items
            ),
        )  # fmt: skip

    def group(self, id: str) -> Group:
        """The group with this id. KeyError when there is none."""
        return find(self.groups, id)

    def of(self, group: Group) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.group == group.id)

    def value(self, item: Item, answer: str) -> int:
        """What an answer is worth, 0–4. KeyError for one that isn't offered."""
        place = self.answers.index(find(self.answers, answer))
        return HIGHEST - place if item.reversed else place

    def _check_groups(self) -> None:
        known = Counter(item.group for item in self.items)
        if unknown := set(known) - {group.id for group in self.groups}:
            raise ValueError(f"items belong to “{min(unknown)}”, and no group has that id")
        wanted = ITEMS_OF_A_SIGN if self.more_means is MoreMeans.SIGN else ITEMS_OF_AN_AXIS
        for group in self.groups:
            if known[group.id] != wanted:
                raise ValueError(f"“{group.id}” has {known[group.id]} items; write {wanted}")

    def _check_order(self) -> None:
        for one, following in pairwise(self.items) if len(self.groups) > 1 else ():
            if one.group == following.group:
                raise ValueError(f"“{one.id}” and “{following.id}” belong together; mix the order")
