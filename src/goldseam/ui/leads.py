"""Where content leads: the words say “urge” or “calm/breathing”, this says which page that is.

Content is published and never changes; addresses may.
"""

from functools import cache

from django.urls import NoReverseMatch, reverse

# A room by itself, or one page of it.
PAGES = {
    "arrivals": "arrivals:list",
    "beliefs": "beliefs:list",
    "boundaries": "boundaries:list",
    "boundaries/new": "boundaries:start",
    "calm": "calm:list",
    "chapters": "chapters:list",
    "chapters/first-evening": "chapters:first-evening",
    "checkins": "checkins:list",
    "checkins/new": "today:show",
    "distance": "distance:list",
    "friend": "friend:show",
    "guide": "guide:list",
    "journal": "journal:list",
    "journal/new": "journal:new",
    "hard-moments": "hard_moments:list",
    "letting-go": "letting_go:list",
    "night": "night:tonight",
    "picture": "picture:show",
    "picture/patterns": "picture:patterns",
    "picture/signs": "picture:signs",
    "promises": "promises:list",
    "promises/days": "promises:days",
    "openness": "openness:list",
    "promises/new": "promises:new",
    "promises/start": "promises:start",
    "reflections": "reflections:list",
    "support": "support:show",
    "support/safe": "support:safe",
    "support/therapist": "support:therapist",
    "talks": "talks:list",
    "talks/ladder": "talks:ladder",
    "talks/new": "talks:new",
    "together": "together:show",
    "tracks": "tracks:show",
    "understanding": "understanding:list",
    "understanding/attachment": "understanding:attachment",
    "understanding/story": "understanding:story",
    "understanding/then-and-now": "understanding:then-and-now",
    "urge": "urge:pause",
    "urge/fears": "urge:fears",
    "words": "words:new",
    "words/list": "words:list",
}
# One of many pages of a room, named by what stands behind the stroke.
PLACES = {
    "calm": "calm:exercise",
    "guide": "guide:read",
    "reflections": "reflections:about",
    "understanding": "understanding:cause",
}


@cache
def address(leads_to: str) -> str:
    """The page, or nothing where there is none to lead to."""
    room, _, place = leads_to.partition("/")
    name = PAGES.get(leads_to)
    try:
        if name:
            return reverse(name)
        return reverse(PLACES[room], args=[place]) if place and room in PLACES else ""
    except NoReverseMatch:
        return ""
