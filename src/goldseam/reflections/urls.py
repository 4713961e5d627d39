from django.urls import path

from goldseam.reflections import views
from goldseam.ui.dates import ISO_DAY

app_name = "reflections"
urlpatterns = [
    path("", views.show_list, name="list"),
    path(f"until/<{ISO_DAY}:day>/", views.show_list, name="list-until"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("<uuid:id>/<slug:question>/", views.ask, name="ask"),
    path("<uuid:id>/<slug:question>/keep/", views.keep, name="keep"),
    path("<slug:reflection>/", views.about, name="about"),
    path("<slug:reflection>/begin/", views.begin, name="begin"),
]
