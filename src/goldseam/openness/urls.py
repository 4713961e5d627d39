from django.urls import path

from goldseam.openness import offering, views

app_name = "openness"
urlpatterns = [
    path("", views.show, name="list"),
    path("new/", offering.new, name="new"),
    path("new/<slug:example>/", offering.new, name="new-from"),
    path("thanks/<uuid:id>/take-back/", views.take_thanks_back, name="thanks-take-back"),
    path("thanks/<uuid:id>/put-back/", views.put_thanks_back, name="thanks-put-back"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/change/", offering.change, name="change"),
    path("<uuid:id>/anew/", offering.anew, name="anew"),
    path("<uuid:id>/thank/", views.thank, name="thank"),
    path("<uuid:id>/take-back/", views.take_back, name="take-back"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
