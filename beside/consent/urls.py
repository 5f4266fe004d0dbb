from django.urls import URLPattern, path

from . import views

app_name = "consent"
urlpatterns: list[URLPattern] = [
    path("sharing/", views.sharing, name="sharing"),
    path("sharing/agree/<slug:covers>/", views.agree, name="agree"),
    path("sharing/<uuid:id>/", views.show, name="show"),
    path("sharing/<uuid:id>/stop/", views.stop, name="stop"),
    path("who-looked/", views.who_looked, name="who_looked"),
    path("questions/", views.ask, name="questions"),
    path("questions/<uuid:id>/answer/", views.answer, name="answer"),
    path("glass/", views.glass, name="glass"),
    path("glass/<uuid:id>/review/", views.review, name="review"),
    path("log/", views.log, name="log"),
    path("log/events/", views.log, {"kind": "events"}, name="log_events"),
    path("log/denials/", views.log, {"kind": "denials"}, name="log_denials"),
    path("log/verify/", views.verify, name="verify"),
]
