from django.urls import path

from .views import arranging, choosing, offers

app_name = "matching"
urlpatterns = [
    path("choose/", choosing.index, name="index"),
    path("choose/how/", choosing.how, name="how"),
    path("choose/with/<slug:slug>/", choosing.with_peer, name="with_peer"),
    path("choose/for/<uuid:id>/with/<slug:slug>/", choosing.pick, name="pick"),
    path("choose/for/<uuid:id>/show/", choosing.show_people, name="show_people"),
    path("choose/for/<uuid:id>/others/", choosing.others, name="others"),
    path("choose/for/<uuid:id>/wishes/", choosing.wishes, name="wishes"),
    path("choose/for/<uuid:id>/help/", choosing.help_me, name="help_me"),
    path("choose/options/<uuid:id>/", choosing.story, name="story"),
    path("choose/options/<uuid:id>/ask/", choosing.ask, name="ask"),
    path("choose/options/<uuid:id>/not/", choosing.not_a_fit, name="not_a_fit"),
    path("choose/waiting/", arranging.waiting, name="waiting"),
    path("choose/requests/<uuid:id>/", arranging.arrange, name="arrange"),
    path("choose/requests/<uuid:id>/suggest/", arranging.suggest, name="suggest"),
    path("choose/requests/<uuid:id>/offer/<uuid:worker>/", arranging.offer, name="offer_worker"),
    path("choose/requests/<uuid:id>/apart/<uuid:worker>/", arranging.apart, name="keep_apart"),
    path("offers/", offers.index, name="offers"),
    path("offers/<uuid:id>/", offers.show, name="offer"),
    path("offers/<uuid:id>/agree/", offers.agree, name="agree"),
    path("offers/<uuid:id>/not/", offers.not_a_fit, name="decline"),
]
