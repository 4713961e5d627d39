from django.urls import path

from goldseam.support import views

app_name = "support"
urlpatterns = [
    path("", views.show, name="show"),
    path("safe/", views.safe, name="safe"),
    path("therapist/", views.therapist, name="therapist"),
]
