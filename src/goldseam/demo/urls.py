from django.urls import path

from goldseam.demo import views

app_name = "demo"
urlpatterns = [
    path("alice/", views.be, {"name": "Alice"}, name="alice"),
    path("bob/", views.be, {"name": "Bob"}, name="bob"),
]
