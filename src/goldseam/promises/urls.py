from django.urls import path

from goldseam.promises import making, mending, taking_back, telling, views
from goldseam.ui.dates import ISO_DAY

app_name = "promises"
A_DAY = f"<uuid:id>/<{ISO_DAY}:day>/"
urlpatterns = [
    path("", views.show_list, name="list"),
    path("days/", views.show_days, name="days"),
    path("days/own/", views.show_own_days, name="own-days"),
    path("start/", making.start, name="start"),
    path("new/", making.new, name="new"),
    path("report/<uuid:id>/answer/", telling.answer, name="answer"),
    path("report/<uuid:id>/remove/", taking_back.remove_report, name="report-remove"),
    path("report/<uuid:id>/put-back/", taking_back.put_back_report, name="report-put-back"),
    path("answer/<uuid:id>/remove/", telling.remove_answer, name="answer-remove"),
    path("answer/<uuid:id>/put-back/", telling.put_back_answer, name="answer-put-back"),
    path("meaning/<uuid:id>/remove/", telling.remove_meaning, name="meaning-remove"),
    path("meaning/<uuid:id>/put-back/", telling.put_back_meaning, name="meaning-put-back"),
    path("repair/<uuid:id>/", mending.read, name="repair-read"),
    path("repair/<uuid:id>/share/", mending.share, name="repair-share"),
    path("repair/<uuid:id>/remove/", mending.remove, name="repair-remove"),
    path("repair/<uuid:id>/put-back/", mending.put_back, name="repair-put-back"),
    path("repair/<uuid:id>/<slug:question>/", mending.ask, name="repair-ask"),
    path("repair/<uuid:id>/<slug:question>/keep/", mending.keep, name="repair-keep"),
    path("<uuid:id>/", views.show, name="show"),
    path("<uuid:id>/end/", making.end, name="end"),
    path("<uuid:id>/go-on/", making.go_on, name="go-on"),
    path("<uuid:id>/again/", making.again, name="again"),
    path("<uuid:id>/remove/", taking_back.remove, name="remove"),
    path("<uuid:id>/put-back/", taking_back.put_back, name="put-back"),
    path(A_DAY, telling.show, name="day"),
    path(f"{A_DAY}report/", telling.tell, name="tell"),
    path(f"{A_DAY}move/", telling.move, name="move"),
    path(f"{A_DAY}meaning/", telling.say_meaning, name="meaning"),
    path(f"{A_DAY}repair/begin/", mending.begin, name="mend"),
]
