from django.urls import path

from goldseam.understanding import attachment, story, then_and_now, views

app_name = "understanding"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("marked/<uuid:id>/", views.marked, name="marked"),
    path("then-and-now/", then_and_now.show_list, name="then-and-now"),
    path("then-and-now/begin/", then_and_now.begin, name="link-begin"),
    path("then-and-now/<uuid:id>/", then_and_now.read, name="link-read"),
    path("then-and-now/<uuid:id>/remove/", then_and_now.remove, name="link-remove"),
    path("then-and-now/<uuid:id>/put-back/", then_and_now.put_back, name="link-put-back"),
    path("then-and-now/<uuid:id>/<slug:question>/", then_and_now.ask, name="link-ask"),
    path("then-and-now/<uuid:id>/<slug:question>/keep/", then_and_now.keep, name="link-keep"),
    path("story/", story.show, name="story"),
    path("story/add/", story.add, name="moment-add"),
    path("story/<uuid:id>/", story.moment, name="moment"),
    path("story/<uuid:id>/remove/", story.remove, name="moment-remove"),
    path("story/<uuid:id>/put-back/", story.put_back, name="moment-put-back"),
    path("attachment/", attachment.show_list, name="attachment"),
    path("attachment/begin/", attachment.begin, name="attachment-begin"),
    path("attachment/<uuid:id>/", attachment.read, name="attachment-read"),
    path("attachment/<uuid:id>/remove/", attachment.remove, name="attachment-remove"),
    path("attachment/<uuid:id>/put-back/", attachment.put_back, name="attachment-put-back"),
    path("attachment/<uuid:id>/<slug:question>/", attachment.ask, name="attachment-ask"),
    path("attachment/<uuid:id>/<slug:question>/keep/", attachment.keep, name="attachment-keep"),
    path("<slug:cause>/", views.cause, name="cause"),
    path("<slug:cause>/keep/", views.keep, name="keep"),
]
