from django.urls import URLPattern, path

from . import views

app_name = "insights"
urlpatterns: list[URLPattern] = [path("overview/", views.overview, name="overview")]
