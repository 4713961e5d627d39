from django.urls import path

from goldseam.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("search/", views.search, name="search"),
    path("<slug:article>/", views.read, name="read"),
]
