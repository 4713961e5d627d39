from django.urls import path

from goldseam.drafts import views

app_name = "drafts"
urlpatterns = [
    path("<uuid:id>/throw-away/", views.throw_away, name="throw-away"),
    path("<uuid:id>/put-back/", views.put_back, name="put-back"),
    path("<slug:place>/", views.keep_draft, name="keep"),
]
