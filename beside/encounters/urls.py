from django.urls import path

from .views import booking, calendar, notes

app_name = "encounters"
urlpatterns = [
    path("meetings/", booking.index, name="index"),
    path("meetings/book/<uuid:id>/", booking.book, name="book"),
    path("meetings/log/<uuid:id>/", booking.log, name="log"),
    path("meetings/<uuid:id>/", booking.show, name="show"),
    path("meetings/<uuid:id>/confirm/", booking.confirm, name="confirm"),
    path("meetings/<uuid:id>/move/", booking.move, name="move"),
    path("meetings/<uuid:id>/call-off/", booking.call_off, name="call_off"),
    path("meetings/<uuid:id>/missed/", booking.missed, name="missed"),
    path("meetings/<uuid:id>/note/", notes.write, name="write"),
    path("meetings/<uuid:id>/note/preview/", notes.preview, name="preview"),
    path("meetings/<uuid:id>/met/", notes.met, name="met"),
    path("notes/", notes.index, name="notes"),
    path("notes/suggest/", notes.suggest, name="suggest"),
    path("notes/added/<uuid:id>/answer/", notes.answer, name="answer"),
    path("notes/<uuid:id>/", notes.read, name="read"),
    path("notes/<uuid:id>/draft/", notes.draft, name="draft"),
    path("notes/<uuid:id>/change/", notes.amend, name="amend"),
    path("notes/<uuid:id>/words/", notes.add, name="add"),
    path("calendar/", calendar.index, name="calendar"),
    path("calendar/<uuid:id>/close/", calendar.close, name="close_feed"),
    path("calendar/<str:code>.ics", calendar.read, name="feed"),
]
