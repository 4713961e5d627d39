"""The library: content files in, frozen structs out.

`load` reads a language's folder once, checks every field and gives a `Library`. Nothing here
knows Django, the clock or a database.
"""

from .attachment import AttachmentAxis, AttachmentSheet, Pattern, Sentence
from .calm import Cue, Evidence, Exercise, Length, Plan, Step, Way
from .errors import ContentError
from .feelings import Family, Feeling, Feelings, Strength, Tone
from .friend import Friend, Piece
from .guide import Answers, Article, Axis, Part
from .helplines import (
    STALE_AFTER_DAYS,
    Contact,
    Country,
    Helpline,
    Helplines,
    How,
    Purpose,
    SaidBy,
)
from .journal import Journal, Prompt, TagKind, Weight
from .loading import CONTENT, Library, load
from .night import Evening, Night, Noticed, Variant
from .openness import Careful, Example, Openness
from .paths import Asks, Option, Path, Question, WayOn
from .plain_words import Passage
from .promises import PromisedTo, Rhythm, Size, Suggestion
from .reflections import HIGHEST, Group, InWords, Item, MoreMeans, NextStep, Reflection
from .small_things import Distress, LeadsTo, PartOfDay, SmallThing, SmallThings
from .talks import Rung, Talks, Topic
from .understanding import Cause, Mark, Section

__all__ = [
    "CONTENT",
    "HIGHEST",
    "STALE_AFTER_DAYS",
    "Answers",
    "Article",
    "Asks",
    "AttachmentAxis",
    "AttachmentSheet",
    "Axis",
    "Careful",
    "Cause",
    "Contact",
    "ContentError",
    "Country",
    "Cue",
    "Distress",
    "Evening",
    "Evidence",
    "Example",
    "Exercise",
    "Family",
    "Feeling",
    "Feelings",
    "Friend",
    "Group",
    "Helpline",
    "Helplines",
    "How",
    "InWords",
    "Item",
    "Journal",
    "LeadsTo",
    "Length",
    "Library",
    "Mark",
    "MoreMeans",
    "NextStep",
    "Night",
    "Noticed",
    "Openness",
    "Option",
    "Part",
    "PartOfDay",
    "Passage",
    "Path",
    "Pattern",
    "Piece",
    "Plan",
    "PromisedTo",
    "Prompt",
    "Purpose",
    "Question",
    "Reflection",
    "Rhythm",
    "Rung",
    "SaidBy",
    "Section",
    "Sentence",
    "Size",
    "SmallThing",
    "SmallThings",
    "Step",
    "Strength",
    "Suggestion",
    "TagKind",
    "Talks",
    "Tone",
    "Topic",
    "Variant",
    "Way",
    "WayOn",
    "Weight",
    "load",
]
