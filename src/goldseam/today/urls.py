from django.urls import path

from goldseam.today import views

app_name = "today"
urlpatterns = [
    path("", views.front, name="front"),
    path("today/", views.show, name="show"),
    path("everything/", views.show_everything, name="everything"),
    path("today/small-thing/", views.answer_small_thing, name="small-thing"),
    path("today/small-thing/<uuid:id>/undo/", views.undo_small_thing, name="undo-small-thing"),
]
