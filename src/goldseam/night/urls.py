from django.urls import path

from goldseam.night import views
from goldseam.ui.dates import ISO_DAY

app_name = "night"
urlpatterns = [
    path("", views.show_tonight, name="tonight"),
    path("keep/", views.keep, name="keep"),
    path("past/", views.show_past, name="past"),
    path(f"past/<{ISO_DAY}:day>/", views.show_past, name="past-until"),
    path("<uuid:id>/", views.show_night, name="read"),
    path("<uuid:id>/edit/", views.edit, name="edit"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
