from django.urls import path

from goldseam.picture import views
from goldseam.ui.dates import ISO_DAY

app_name = "picture"
urlpatterns = [
    path("", views.show, name="show"),
    path(f"before/<{ISO_DAY}:day>/", views.show_before, name="before"),
    path("patterns/", views.show_patterns, name="patterns"),
    path("patterns/hide/", views.hide, name="hide"),
    path("patterns/<uuid:id>/show-again/", views.show_again, name="show-again"),
    path("signs/", views.show_signs, name="signs"),
    path("two/", views.show_two, name="two"),
    path("two/agree/", views.agree, name="agree"),
]
