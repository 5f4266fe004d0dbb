"""The living page of the look; nowhere in production."""

from django.conf import settings
from django.urls import URLPattern, path

from . import views

app_name = "ui"

urlpatterns: list[URLPattern] = []
if settings.MODE != "production":
    urlpatterns.append(path("ui/", views.index, name="index"))
