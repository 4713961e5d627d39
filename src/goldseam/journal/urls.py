from django.urls import path

from goldseam.journal import finding, views, writing
from goldseam.ui.dates import ISO_DAY

app_name = "journal"
urlpatterns = [
    path("", views.show_list, name="list"),
    path(f"until/<{ISO_DAY}:day>/", views.show_list, name="list-until"),
    path("month/<int:year>/<int:month>/", views.show_month, name="month"),
    path(f"day/<{ISO_DAY}:day>/", views.show_day, name="day"),
    path("search/", finding.search, name="search"),
    path("new/", writing.write, name="new"),
    path("new/<uuid:draft>/", writing.write, name="go-on"),
    path("<uuid:id>/", views.show_entry, name="read"),
    path("<uuid:id>/edit/", writing.edit, name="edit"),
    path("<uuid:id>/remove/", writing.remove, name="remove"),
    path("<uuid:id>/put-back/", writing.put_back, name="put-back"),
]
