from django.urls import path

from goldseam.tracks import views

app_name = "tracks"
urlpatterns = [
    path("", views.show, name="show"),
    path("choose/", views.choose, name="choose"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
