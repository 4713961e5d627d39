from django.urls import path

from goldseam.ui.dates import ISO_DAY
from goldseam.words import rating, views, writing

app_name = "words"
urlpatterns = [
    path("", views.show_list, name="list"),
    path(f"until/<{ISO_DAY}:day>/", views.show_list, name="list-until"),
    path("new/", writing.new, name="new"),
    path("new/keep/", writing.new_keep, name="new-keep"),
    path("so-far/", writing.so_far, name="so-far"),
    path("<uuid:id>/", views.read, name="read"),
    path("<uuid:id>/change/", writing.change, name="change"),
    path("<uuid:id>/keep/", writing.keep, name="keep"),
    path("<uuid:id>/part/<slug:part>/", writing.part, name="part"),
    path("<uuid:id>/aloud/", views.aloud, name="aloud"),
    path("<uuid:id>/heard/", rating.said_aloud, name="said-aloud"),
    path("<uuid:id>/share/", views.share_statement, name="share"),
    path("<uuid:id>/answer/", views.answer, name="answer"),
    path("<uuid:id>/remove/", views.remove, name="remove"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("reply/new/", writing.reply_new, name="reply-new"),
    path("reply/so-far/", writing.reply_so_far, name="reply-so-far"),
    path("reply/<uuid:id>/", views.reply_read, name="reply-read"),
    path("reply/<uuid:id>/change/", writing.reply_change, name="reply-change"),
    path("reply/<uuid:id>/keep/", writing.reply_keep, name="reply-keep"),
    path("reply/<uuid:id>/part/<slug:part>/", writing.reply_part, name="reply-part"),
    path("reply/<uuid:id>/heard/", rating.of_reply, name="reply-heard"),
    path("reply/<uuid:id>/share/", views.share_reply, name="reply-share"),
    path("reply/<uuid:id>/remove/", views.reply_remove, name="reply-remove"),
    path("reply/<uuid:id>/put-back/", views.reply_put_back, name="reply-put-back"),
    path("heard/<uuid:id>/", rating.read, name="heard-read"),
    path("heard/<uuid:id>/remove/", rating.remove, name="heard-remove"),
    path("heard/<uuid:id>/put-back/", rating.put_back, name="heard-put-back"),
]
