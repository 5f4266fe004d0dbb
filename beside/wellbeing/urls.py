from django.urls import path

from .views import covers, debriefs, load, own, visits

app_name = "wellbeing"
urlpatterns = [
    path("for-me/", own.index, name="index"),
    path("for-me/page/", own.own_page, name="own_page"),
    path("for-me/page/take/", own.take, name="take"),
    path("for-me/line/", own.line, name="line"),
    path("for-me/line/<uuid:id>/back/", own.take_back, name="take_back"),
    path("for-me/hard/", debriefs.hard, name="hard"),
    path("for-me/talk/<uuid:id>/", debriefs.answer, name="debrief"),
    path("for-me/talk/<uuid:id>/done/", debriefs.talked, name="talked"),
    path("for-me/out/", visits.out, name="out"),
    path("for-me/out/to/<uuid:id>/", visits.go_out, name="go_out"),
    path("for-me/out/<uuid:id>/safe/", visits.safe, name="safe"),
    path("for-me/out/<uuid:id>/longer/", visits.longer, name="longer"),
    path("for-me/back/<uuid:id>/", covers.back, name="back"),
    path("talks/", debriefs.talks, name="talks"),
    path("out/", visits.board, name="board"),
    path("out/<uuid:id>/close/", visits.close, name="close"),
    path("out/on-call/<uuid:id>/end/", visits.step_off, name="step_off"),
    path("weeks/", load.team, name="team"),
    path("weeks/weights/", load.weights, name="weights"),
    path("cover/<uuid:id>/", covers.cover, name="cover"),
    path("cover/<uuid:id>/answer/", covers.answer, name="answer"),
]
