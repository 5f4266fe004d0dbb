from django.urls import URLPattern, path

from . import views

app_name = "supervision"
urlpatterns: list[URLPattern] = [
    path("reviews/", views.index, name="index"),
    path("reviews/<uuid:id>/", views.read, name="read"),
]
