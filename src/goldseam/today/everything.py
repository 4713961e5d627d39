"""Everything there is, by what it is for: one page that leads to every room."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from goldseam.together.showing import FOR_TWO
from goldseam.ui.leads import address

# What it is for; then each room: where it leads, what it is called, what it does.
EVERYTHING = (
    (_("When it is bad right now"), (
        ("urge", _("The urge to check"), _("A pause, a minute of calm, and what you fear")),
        ("calm", _("Calm"), _("Three exercises for the body")),
        ("friend", _("Somebody you trust"), _("A few lines that you send yourself")),
        ("distance", _("Distance"), _("Why you stepped back, and what it looks after")),
        ("chapters", _("Something serious happened"), _("Safety, calm, and a new chapter")),
        ("support", _("Where to get help"), _("People to talk to, by country")),
    )),
    (_("To see more clearly"), (
        ("picture", _("The picture"), _("Four sides of trust, each with its range")),
        ("picture/patterns", _("Patterns"), _("What tends to go together on your days")),
        ("tracks", _("Where you stand"), _("Hurt, rebuilding, or both; thirty days")),
        ("picture/signs", _("Signs over time"), _("Your reflections, date by date")),
        ("reflections", _("Reflections"), _("Five signs, and four sides of trust")),
        ("urge/fears", _("Fears and what came of them"), _("How often the alarm was right")),
        ("beliefs", _("Beliefs"), _("Old rules, weighed, and kinder ones to try")),
        ("understanding", _("Understanding"), _("Where it may come from")),
        ("understanding/then-and-now", _("Then and now"), _("What set it off, and what it’s like")),
        ("checkins", _("How it has been"), _("Your days, one after the other")),
        ("guide", _("Guide"), _("Short articles, each with something to do")),
    )),
    (_("For two"), (
        ("together", _("Together"), _("What two people share, piece by piece")),
        *FOR_TWO,
        ("hard-moments", _("A hard moment"), _("How it was met when you said it")),
    )),
    (_("To write, and to put down"), (
        ("journal", _("Journal"), _("In your own words, found again")),
        ("night", _("Five minutes at night"), _("Three things, one noticed")),
        ("letting-go", _("Letting go"), _("In your own time, or not at all")),
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    href: str
    name: str
    about: str


def everything() -> Iterator[tuple[str, list[Room]]]:
    """The groups and their rooms; one that isn’t there is left out."""
    for purpose, rooms in EVERYTHING:
        shown = [Room(address(lead), str(name), str(about)) for lead, name, about in rooms]
        yield str(purpose), [room for room in shown if room.href]
