"""What has to be so in a life: who is with whom, and which words each may see."""

from dataclasses import dataclass, field
from uuid import UUID

from goldseam import vault
from goldseam.drawers.gate import OpenDrawer
from goldseam.drawers.models import Drawer, Item
from goldseam.journal.documents import Entry
from goldseam.words.documents import Statement


@dataclass
class World:
    """What has to be so."""

    passphrases: dict[str, str] = field(default_factory=dict)
    ids: dict[str, UUID] = field(default_factory=dict)
    private: dict[str, dict[UUID, str]] = field(default_factory=dict)
    holds: dict[str, UUID] = field(default_factory=dict)  # the shared drawer of each
    other: dict[str, str] = field(default_factory=dict)
    paused: set[str] = field(default_factory=set)
    shared: dict[UUID, dict[UUID, tuple[str, str]]] = field(default_factory=dict)
    removed: dict[UUID, tuple[UUID, str, str]] = field(default_factory=dict)

    def together(self, name: str) -> bool:
        drawer = self.holds.get(name)
        return drawer is not None and self.holds.get(self.other[name]) == drawer

    def active(self, name: str) -> bool:
        return self.together(name) and not self.paused & {name, self.other[name]}

    def own(self, name: str) -> list[UUID]:
        there = self.shared.get(self.holds[name], {})
        return sorted(id for id, (author, _) in there.items() if author == name)


def read(drawer: OpenDrawer) -> dict[UUID, str]:
    found = drawer.read(Entry, Statement)
    kept = {one.id: one.document.text for one in found.of(Entry)}
    return kept | {one.id: one.document.when for one in found.of(Statement)}


def opened(item: Item, key: bytes) -> bytes:
    epoch = Drawer.objects.get(id=item.drawer_id).epoch
    ids = (item.drawer_id.bytes, item.id.bytes)
    place = vault.Place("item", *ids, item.kind, item.author.bytes, item.revision, epoch)
    return vault.open_sealed(bytes(item.sealed), key, place)
