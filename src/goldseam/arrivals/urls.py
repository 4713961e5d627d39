from django.urls import path

from goldseam.arrivals import views

app_name = "arrivals"
urlpatterns = [
    path("", views.show, name="list"),
    path("say/", views.say, name="say"),
    path("there/<uuid:id>/take-back/", views.take_report_back, name="report-take-back"),
    path("there/<uuid:id>/put-back/", views.put_report_back, name="report-put-back"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/new-time/", views.new_time, name="new-time"),
    path("<uuid:id>/there/", views.arrive, name="arrive"),
    path("<uuid:id>/take-back/", views.take_back, name="take-back"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
]
