from django.urls import path

from goldseam.chapters import views

app_name = "chapters"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("new/", views.new, name="new"),
    path("first-evening/", views.show_evening, name="first-evening"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/change/", views.change, name="change"),
    path("<uuid:id>/share/", views.share_with_other, name="share"),
    path("<uuid:id>/remove/", views.take_back, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
