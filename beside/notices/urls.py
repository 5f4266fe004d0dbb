from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.index, name="index"),
    path("notices/seen/", views.seen, name="seen"),
    path("notices/quiet-hours/", views.quiet_hours, name="quiet_hours"),
    path("notices/<uuid:id>/", views.show, name="show"),
]
