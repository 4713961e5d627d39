from django.urls import path

from goldseam.calm import views
from goldseam.ui.dates import ISO_DAY

app_name = "calm"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("so-far/", views.so_far, name="so-far"),
    path(f"so-far/until/<{ISO_DAY}:day>/", views.so_far, name="so-far-until"),
    path("<uuid:id>/", views.session, name="session"),
    path("<uuid:id>/finish/", views.finish, name="finish"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("<slug:exercise>/", views.exercise, name="exercise"),
    path("<slug:exercise>/begin/", views.begin, name="begin"),
]
