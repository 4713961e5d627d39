from django.urls import path

from goldseam.drafts import views

app_name = "drafts"
urlpatterns = [path("<slug:place>/", views.keep_draft, name="keep")]
