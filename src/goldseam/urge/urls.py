from django.urls import path

from goldseam.ui.dates import ISO_DAY
from goldseam.urge import views

app_name = "urge"
urlpatterns = [
    path("", views.pause, name="pause"),
    path("begin/", views.begin, name="begin"),
    path("fears/", views.fears, name="fears"),
    path(f"fears/until/<{ISO_DAY}:day>/", views.fears, name="fears-until"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("<uuid:id>/<slug:question>/", views.ask, name="ask"),
    path("<uuid:id>/<slug:question>/keep/", views.keep, name="keep"),
]
