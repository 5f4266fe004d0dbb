from django.urls import path

from .views import arranging, cohorts, mine

app_name = "training"
urlpatterns = [
    path("courses/", mine.index, name="index"),
    path("courses/<uuid:id>/ask/", mine.ask, name="ask"),
    path("courses/seats/<uuid:id>/back/", mine.give_back, name="give_back"),
    path("training/", arranging.index, name="arranged"),
    path("training/course/", arranging.make_course, name="make_course"),
    path("training/course/<uuid:id>/", arranging.change_course, name="change_course"),
    path("training/course/<uuid:id>/end/", arranging.end_course, name="end_course"),
    path("training/course/<uuid:id>/dates/", arranging.dates, name="dates"),
    path("training/path/", arranging.make_path, name="make_path"),
    path("training/path/<uuid:id>/dates/", arranging.path_dates, name="path_dates"),
    path("training/dates/<uuid:id>/", cohorts.show, name="cohort"),
    path("training/dates/<uuid:id>/close/", cohorts.close, name="close"),
    path("training/dates/<uuid:id>/call-off/", cohorts.call_off, name="call_off"),
    path("training/sitting/<uuid:id>/", cohorts.there, name="there"),
]
