"""Where wishes for light and spacing are sent and, outside production, the living page."""

from django.conf import settings
from django.urls import path

from . import views

app_name = "ui"

urlpatterns = [path("wishes/", views.wishes, name="wishes")]
if getattr(settings, "MODE", "production") != "production":
    urlpatterns.append(path("", views.index, name="index"))
