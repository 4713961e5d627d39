"""What tests do to a data folder from outside, in a process of its own.

join NAME            make an account (with a cheap stretch) and print its cookies as JSON
fill NAME            keep one example of every kind of document, and print their ids as JSON
pictured NAME N      make an account with somebody beside it and N days of everything the picture
                     rests on, and print its cookies as JSON
anew NAME N          begin a chapter N days ago
read NAME            open everything the account has and print the journal's texts as JSON
write NAME N         write entries N, N+1, … for ever, printing each number once it is kept
re-key NAME          change all keys again and again, printing each time when it is done
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "orbit lantern velvet harbour nine"


def command(data: Path, *words: str, url: str = "") -> tuple[list[str], dict[str, str]]:
    """What to run, and in which environment."""
    place = {
        "GOLDSEAM_DATA": str(data),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "goldseam.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }
    return [sys.executable, "-m", "tests.living", *words], {**os.environ, **place}


def asked(data: Path, *words: str, url: str = "") -> object:
    """The answer of a command that ends by itself."""
    call, environment = command(data, *words, url=url)
    done = subprocess.run(call, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def main(what: str, name: str, *more: str) -> None:
    os.umask(0o077)
    import django

    django.setup()
    from django.core.management import call_command

    if what == "join":
        call_command("migrate", verbosity=0)
        print(json.dumps(_join(name)))
    elif what == "join-many":
        print(json.dumps([_join(one, dear=True) for one in (name, *more)]))
    elif what == "fill":
        print(json.dumps(_fill(name)))
    elif what == "pictured":
        print(json.dumps(_pictured(name, int(more[0]))))
    elif what == "anew":
        print(json.dumps(_anew(name, int(more[0]))))
    elif what == "read":
        print(json.dumps(_read(name)))
    elif what == "write":
        _write(name, int(more[0]))
    elif what == "re-key":
        _re_key(name)


def _join(name: str, *, dear: bool = False) -> dict[str, str]:
    from django.http import HttpRequest, HttpResponse
    from django.utils import timezone

    from goldseam import vault
    from goldseam.people import accounts, visits

    now = timezone.now()
    how = vault.Stretch(salt=os.urandom(16), memory_kib=64, iterations=1, lanes=1)
    account = accounts.join(name, PASSPHRASE, time_zone="UTC", now=now, how=None if dear else how)
    response = HttpResponse()
    visits.start(response, HttpRequest(), account, now=now, factor=False)
    return {key: morsel.value for key, morsel in response.cookies.items()}


def _opened(name: str):
    from django.utils import timezone

    from goldseam.people import accounts

    return accounts.open_by_passphrase(name, PASSPHRASE, now=timezone.now())


def _fill(name: str) -> dict[str, str]:
    """By kind; “calm.session begun” hasn't ended yet, “walks.letting-go pressed” stopped there."""
    from itertools import count

    from django.utils import timezone

    from goldseam.calm.documents import CalmSession
    from tests.examples import begun, examples

    drawer, now, number = _opened(name).drawer, timezone.now(), count(1)
    documents = examples(lambda: f"Some words of mine, the {next(number)}.", now)
    documents |= begun(documents)
    documents["calm.session begun"] = CalmSession(exercise="breathing@1", at=now, before=7)
    return {
        kind: str(drawer.add(document, day=now.date(), now=now).id)
        for kind, document in documents.items()
    }


def _pictured(name: str, many: int) -> dict[str, str]:
    from django.utils import timezone

    from goldseam.together import pairing
    from goldseam.together.models import Invitation
    from tests.pictured import Day, Two, fill, fill_beside

    now = timezone.now()
    cookies = _join(name)
    _join(f"{name} beside")
    alice, bob = _opened(name), _opened(f"{name} beside")
    pairing.accept(bob, pairing.invite(alice, now=now), now=now)
    pairing.confirm(alice, Invitation.objects.get(inviter=alice.person).id, now=now)
    two = Two.of(alice, bob)
    if many:
        every = Day(promised=0.5, own=1, arrival=1, rated=1, answered=0.7)
        fill(two, many, now.date(), every)
        fill_beside(two, many, now)
    return cookies


def _anew(name: str, ago: int) -> str:
    from datetime import timedelta
    from uuid import uuid4

    from django.utils import timezone

    from goldseam.chapters.documents import Chapter

    drawer, now = _opened(name).drawer, timezone.now()
    day = now.date() - timedelta(days=ago)
    drawer.add(Chapter(wording="w@1", begun_at=now, thread=uuid4(), on=day), day=day, now=now)
    return day.isoformat()


def _read(name: str) -> list[str]:
    """Every item is opened: half a row or one under a lost key would raise."""
    from goldseam.drawers.models import Item
    from goldseam.journal.documents import Entry

    drawer = _opened(name).drawer
    entries = drawer.read(Entry).of(Entry)
    assert len(entries) == Item.objects.filter(drawer_id=drawer.id).count()
    return [kept.document.text for kept in entries]


def _write(name: str, number: int) -> None:
    from django.utils import timezone

    from goldseam.journal.documents import Entry

    drawer = _opened(name).drawer
    while True:
        now = timezone.now()
        drawer.add(Entry(text=str(number), written_at=now), day=now.date(), now=now)
        print(number, flush=True)
        number += 1


def _re_key(name: str) -> None:
    from django.utils import timezone

    from goldseam.people import accounts

    account = _opened(name)
    while True:
        account = accounts.re_key(account, PASSPHRASE, now=timezone.now())
        print(account.drawer.epoch, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
