from django.urls import path

from goldseam.beliefs import views

app_name = "beliefs"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("begin/", views.begin, name="begin"),
    path("again/<uuid:id>/", views.read_again, name="again-read"),
    path("again/<uuid:id>/remove/", views.remove_again, name="again-remove"),
    path("again/<uuid:id>/put-back/", views.put_back_again, name="again-put-back"),
    path("again/<uuid:id>/<slug:question>/", views.ask_again, name="again-ask"),
    path("again/<uuid:id>/<slug:question>/keep/", views.keep_again, name="again-keep"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/again/", views.come_back, name="again"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("<uuid:id>/<slug:question>/", views.ask, name="ask"),
    path("<uuid:id>/<slug:question>/keep/", views.keep, name="keep"),
]
