from django.urls import path

from goldseam.friend import views

app_name = "friend"
urlpatterns = [path("", views.show, name="show")]
