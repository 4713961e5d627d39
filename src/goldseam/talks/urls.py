from django.urls import include, path

from goldseam.questions.guided import guided
from goldseam.talks import arranging, closing, holding, ladder, topics, views
from goldseam.talks.documents import HardMoment
from goldseam.ui.words import library

talks = [
    path("", views.show_list, name="list"),
    path("new/", arranging.new, name="new"),
    path("turns/<int:minutes>/", holding.turns, name="turns"),
    path("ladder/", ladder.show, name="ladder"),
    path("ladder/compare/", ladder.compare, name="compare"),
    path("ladder/<slug:rung>/", ladder.rung, name="rung"),
    path("topic/new/", topics.add, name="topic-new"),
    path("topic/<uuid:id>/", topics.topic, name="topic"),
    path("topic/<uuid:id>/put-forward/", topics.put_forward, name="topic-put-forward"),
    path("topic/<uuid:id>/remove/", topics.remove, name="topic-remove"),
    path("topic/<uuid:id>/put-back/", topics.put_back, name="topic-put-back"),
    path("after/begin/", closing.begin, name="close-begin"),
    path("after/<uuid:id>/", closing.read, name="close-read"),
    path("after/<uuid:id>/show/", closing.show, name="close-show"),
    path("after/<uuid:id>/remove/", closing.remove, name="close-remove"),
    path("after/<uuid:id>/put-back/", closing.put_back, name="close-put-back"),
    path("after/<uuid:id>/<slug:question>/", closing.ask, name="close-ask"),
    path("after/<uuid:id>/<slug:question>/keep/", closing.keep, name="close-keep"),
    path("<uuid:id>/", views.show, name="talk"),
    path("<uuid:id>/times/", arranging.other_times, name="times"),
    path("<uuid:id>/move/", arranging.move, name="move"),
    path("<uuid:id>/accept/", arranging.accept, name="accept"),
    path("<uuid:id>/aside/", arranging.put_aside, name="aside"),
    path("<uuid:id>/not-aside/", arranging.not_aside, name="not-aside"),
    path("<uuid:id>/remove/", arranging.remove, name="remove"),
    path("<uuid:id>/put-back/", arranging.put_back, name="put-back"),
    path("<uuid:id>/ready/", holding.ready, name="ready"),
    path("<uuid:id>/now/", holding.now, name="now"),
    path("<uuid:id>/turn/", holding.turn, name="turn"),
    path("<uuid:id>/pause/", holding.pause, name="pause"),
]
hard_moments = guided(HardMoment, path=lambda: library().paths["hard-moment"], room="hard_moments")

urlpatterns = [
    path("talks/", include((talks, "talks"))),
    path("hard-moments/", include((hard_moments, "hard_moments"))),
]
