from django.urls import path

from goldseam.boundaries import reviewing, views, writing

app_name = "boundaries"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("start/", views.start, name="start"),
    path("new/", writing.new, name="new"),
    path("new/keep/", writing.new_keep, name="new-keep"),
    path("so-far/", writing.so_far, name="so-far"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/change/", writing.change, name="change"),
    path("<uuid:id>/keep/", writing.keep, name="keep"),
    path("<uuid:id>/part/<slug:part>/", writing.part, name="part"),
    path("<uuid:id>/review/", reviewing.review, name="review"),
    path("<uuid:id>/retire/", reviewing.retire, name="retire"),
    path("<uuid:id>/bring-back/", reviewing.bring_back, name="bring-back"),
    path("<uuid:id>/share/", views.share, name="share"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
