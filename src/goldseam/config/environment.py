"""What the host chose: the few environment variables Goldseam reads, in one place.

Everything has a default that works on a fresh machine. `docs/configuration.md` lists them all.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LEAVE_TO = "https://en.wikipedia.org/wiki/Weather"  # neutral, quick, and no surprise in a history


class BadEnvironment(Exception):
    """A variable holds something Goldseam can't use; the text says which, and what would do."""


@dataclass(frozen=True, slots=True)
class Environment:
    data: Path
    host: str
    port: int
    origin: str
    database_url: str
    run_by: str
    leave_to: str
    demo: bool

    @property
    def secure(self) -> bool:
        """Whether people reach this server over TLS."""
        return self.origin.startswith("https://")

    @property
    def allowed_hosts(self) -> list[str]:
        return [urlsplit(self.origin).hostname or "localhost", "localhost", "127.0.0.1", "[::1]"]

    @property
    def database_path(self) -> Path:
        return self.data / "goldseam.sqlite3"

    @property
    def static_path(self) -> Path:
        return self.data / "static"


def read(variables: Mapping[str, str] = os.environ) -> Environment:
    port = _port(variables.get("GOLDSEAM_PORT", "8000"))
    return Environment(
        data=Path(variables.get("GOLDSEAM_DATA") or "~/.local/share/goldseam").expanduser(),
        host=variables.get("GOLDSEAM_HOST", "127.0.0.1"),
        port=port,
        origin=_origin(variables.get("GOLDSEAM_ORIGIN") or f"http://localhost:{port}"),
        database_url=_database(variables.get("DATABASE_URL", "")),
        run_by=variables.get("GOLDSEAM_RUN_BY", ""),
        leave_to=_page(variables.get("GOLDSEAM_LEAVE_TO") or LEAVE_TO),
        demo=variables.get("GOLDSEAM_DEMO", "") == "1",
    )


def prepare(environment: Environment) -> None:
    """Make the data folder, readable by nobody else; an empty one that is there becomes so."""
    environment.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not any(environment.data.iterdir()):
        environment.data.chmod(0o700)


def secret_key(environment: Environment) -> str:
    """The server's own secret: made on first start, kept readable by its user alone.

    It signs form tokens and keys the counters against guessing. It opens no drawer.
    """
    path = environment.data / "secret.key"
    try:
        return path.read_text()
    except FileNotFoundError:
        prepare(environment)
    # Two processes may start at once: whoever links the finished file first has made the key.
    draft = path.with_suffix(f".{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise BadEnvironment(f"GOLDSEAM_PORT is “{text}”. It is a number from 1 to 65535, like 8000.")


def _database(url: str) -> str:
    if not url or urlsplit(url).scheme in ("postgres", "postgresql"):
        return url
    # The address can hold a password, so it isn't repeated.
    raise BadEnvironment(
        "DATABASE_URL is not for PostgreSQL. It looks like postgresql://user:password@host/name;"
        " leave it out, and Goldseam keeps its data in a file."
    )


def _page(text: str) -> str:
    if text.startswith("https://") and urlsplit(text).hostname:
        return text
    raise BadEnvironment(
        f"GOLDSEAM_LEAVE_TO is “{text}”. It is a public page that says nothing about the person who"
        " opens it, like https://en.wikipedia.org/wiki/Weather."
    )


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme in ("http", "https") and parts.hostname and parts.path in ("", "/"):
        return text.rstrip("/")
    raise BadEnvironment(
        f"GOLDSEAM_ORIGIN is “{text}”. It is the address people type, like https://example.org."
    )
