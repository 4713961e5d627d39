from django.urls import path

from goldseam.ui import views

app_name = "ui"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("theme/", views.theme, name="theme"),
]
