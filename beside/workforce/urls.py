from django.urls import path

from .views import (
    away,
    development,
    hours,
    mine,
    peers,
    roster,
    team,
    team_hours,
)

app_name = "workforce"
urlpatterns = [
    path("peers/", peers.index, name="peers"),
    path("peers/<slug:slug>/", peers.show, name="peer"),
    path("my-profile/", mine.index, name="mine"),
    path("my-profile/words/", mine.words, name="words"),
    path("my-profile/sharing/", mine.sharing, name="sharing"),
    path("my-profile/communities/", mine.communities, name="communities"),
    path("my-profile/languages/", mine.languages, name="languages"),
    path("my-profile/about/", mine.about, name="about"),
    path("my-profile/work/", mine.work, name="work"),
    path("my-profile/doors/", mine.doors, name="doors"),
    path("my-profile/preview/", mine.preview, name="preview"),
    path("my-profile/hours/", hours.index, name="hours"),
    path("my-profile/away/", away.index, name="away"),
    path("my-profile/away/<uuid:id>/back/", away.back, name="back"),
    path("my-profile/apart/", away.apart, name="apart"),
    path("my-profile/apart/<uuid:id>/end/", away.together_again, name="together_again"),
    path("set-up/staff/import/", roster.take_in, name="import_roster"),
    path("my-profile/team/<uuid:id>/", team.standing, name="standing"),
    path("my-development/", development.index, name="development"),
    path("my-development/add/", development.add, name="add_hours"),
    path("my-development/hours/<uuid:id>/back/", development.take_back, name="take_back_hours"),
    path("my-development/credential/", development.credential, name="my_credential"),
    path("my-development/credential/<uuid:id>/end/", development.end, name="end_credential"),
    path("my-development/what-if/", development.what_if, name="what_if"),
    path("team-hours/", team_hours.index, name="team_hours"),
    path("team-hours/<uuid:id>/", team_hours.sign, name="sign_hours"),
    path("team-hours/<uuid:id>/development/", team_hours.development, name="team_development"),
    path("team-hours/credentials/<uuid:id>/verify/", team_hours.verify, name="verify_credential"),
]
