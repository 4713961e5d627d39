"""The keys a person holds while unlocked, and how they are kept between two requests."""

from dataclasses import dataclass, field
from uuid import UUID

from goldseam import vault
from goldseam.drawers.gate import OpenDrawer


@dataclass(frozen=True, slots=True)
class Keys:
    """The person key, and the key of their private drawer with its epoch."""

    person: bytes = field(repr=False)
    drawer: bytes = field(repr=False)
    epoch: int

    def sealed(self, under: bytes, session: bytes) -> bytes:
        bundle = self.person + self.drawer + self.epoch.to_bytes(2, "big")
        return vault.wrap(bundle, under, "unlock", (session,))

    @classmethod
    def opened(cls, blob: bytes, under: bytes, session: bytes) -> "Keys":
        bundle = vault.unwrap(blob, under, "unlock", (session,))
        return cls(bundle[:32], bundle[32:64], int.from_bytes(bundle[64:], "big"))

    def open_drawer(self, drawer: UUID, person: UUID) -> OpenDrawer:
        return OpenDrawer(drawer, self.drawer, self.epoch, person)
