"""The kinds of text a content file holds, and what every content file begins with."""

from typing import Annotated

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Meta(min_length=1, pattern=r"^\S(.*\S)?$")]
Words = Annotated[tuple[Text, ...], Meta(min_length=1)]
Version = Annotated[int, Meta(ge=1)]
Seconds = Annotated[int, Meta(ge=1, le=120)]
Minutes = Annotated[int, Meta(ge=1, le=60)]


class ContentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every content file says about itself before it says anything else."""

    id: Id
    version: Version
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    source: Text
    licence: Text

    @property
    def published_as(self) -> str:
        """What `published.toml` calls this version."""
        return f"{self.id}@{self.version}"
