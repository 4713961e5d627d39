from django.urls import path

from goldseam.together import kept, views

app_name = "together"
urlpatterns = [
    path("", views.show, name="show"),
    path("start/", views.start, name="start"),
    path("invite/", views.invite, name="invite"),
    path("accept/", views.accept, name="accept"),
    path("confirm/", views.confirm, name="confirm"),
    path("call-off/", views.call_off, name="call-off"),
    path("as-seen/", views.as_seen, name="as-seen"),
    path("pause/", views.pause, name="pause"),
    path("resume/", views.resume, name="resume"),
    path("leave/", views.leave, name="leave"),
    path("kept/<uuid:id>/", kept.kept, name="kept"),
    path("kept/<uuid:id>/remove/", kept.remove, name="kept-remove"),
    path("kept/<uuid:id>/put-back/", kept.put_back, name="kept-put-back"),
    path("<uuid:id>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
