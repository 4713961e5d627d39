from django.urls import path

from goldseam.checkins import views
from goldseam.ui.dates import ISO_DAY

app_name = "checkins"
urlpatterns = [
    path("", views.show, name="list"),
    path(f"until/<{ISO_DAY}:day>/", views.show, name="until"),
    path("tap/", views.tap, name="tap"),
    path("words/", views.words, name="words"),
    path("<uuid:id>/undo/", views.undo, name="undo"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
