"""Both paths have the same pages: `questions.guided` says which."""

from django.urls import include, path

from goldseam.questions.guided import guided
from goldseam.ui.words import library
from goldseam.walks.documents import Distance, LettingGo

distance = guided(Distance, path=lambda: library().paths["distance"], room="distance")
letting_go = guided(LettingGo, path=lambda: library().paths["letting-go"], room="letting_go")

urlpatterns = [
    path("distance/", include((distance, "distance"))),
    path("letting-go/", include((letting_go, "letting_go"))),
]
