from django.urls import path

from goldseam.ui import pwa, views

app_name = "ui"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("theme/", views.theme, name="theme"),
    path("style/", views.style, name="style"),
    path("sw.js", pwa.worker, name="worker"),
    path("offline/", pwa.offline, name="offline"),
    path("robots.txt", pwa.robots, name="robots"),
    path("favicon.ico", pwa.favicon, name="favicon"),
    path(".well-known/change-password", pwa.change_password, name="change-password"),
]
