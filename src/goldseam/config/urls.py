"""Every address. Adding a room: one line here, its name in settings.ROOMS."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("goldseam.today.urls")),
    path("drafts/", include("goldseam.drafts.urls")),
    path("checkins/", include("goldseam.checkins.urls")),
    path("calm/", include("goldseam.calm.urls")),
    path("journal/", include("goldseam.journal.urls")),
    path("night/", include("goldseam.night.urls")),
    path("support/", include("goldseam.support.urls")),
    path("urge/", include("goldseam.urge.urls")),
    path("beliefs/", include("goldseam.beliefs.urls")),
    path("", include("goldseam.walks.urls")),
    path("friend/", include("goldseam.friend.urls")),
    path("together/", include("goldseam.together.urls")),
    path("guide/", include("goldseam.guide.urls")),
    path("reflections/", include("goldseam.reflections.urls")),
    path("understanding/", include("goldseam.understanding.urls")),
    path("words/", include("goldseam.words.urls")),
    path("chapters/", include("goldseam.chapters.urls")),
    path("tracks/", include("goldseam.tracks.urls")),
    path("promises/", include("goldseam.promises.urls")),
    path("boundaries/", include("goldseam.boundaries.urls")),
    path("arrivals/", include("goldseam.arrivals.urls")),
    path("openness/", include("goldseam.openness.urls")),
    path("picture/", include("goldseam.picture.urls")),
    # Without a prefix every address of theirs is tried, so they come last.
    path("", include("goldseam.talks.urls")),
    path("", include("goldseam.people.urls")),
    path("", include("goldseam.ui.urls")),
]

if settings.ENVIRONMENT.demo:
    urlpatterns.append(path("demo/", include("goldseam.demo.urls")))

handler400 = "goldseam.ui.rescue.bad_request"
handler403 = "goldseam.ui.rescue.not_allowed"
handler404 = "goldseam.ui.rescue.not_found"
handler500 = "goldseam.ui.rescue.went_wrong"
