from django.urls import path

from .views import arranging, asking, mine, referring

app_name = "referrals"
REFER = "refer/<uuid:draft>/"
START = "start/<uuid:draft>/"
urlpatterns = [
    path("start/", asking.begin, name="start"),
    path("start/again/", asking.again, name="again"),
    path(START, asking.screen, {"name": "you"}, name="start_you"),
    path(f"{START}reach/", asking.screen, {"name": "reach"}, name="start_reach"),
    path(f"{START}matters/", asking.screen, {"name": "matters"}, name="start_matters"),
    path(f"{START}check/", asking.check, name="start_check"),
    path(f"{START}sent/", asking.sent, name="start_sent"),
    path(f"{START}young/", asking.young, name="start_young"),
    path(f"{START}nobody/", asking.nobody, name="start_nobody"),
    path("refer/", referring.begin, name="refer"),
    path(REFER, referring.screen, {"name": "before"}, name="refer_before"),
    path(f"{REFER}danger/", referring.danger, name="refer_danger"),
    path(f"{REFER}on/", referring.carry_on, name="refer_carry_on"),
    path(f"{REFER}card/", referring.card, name="refer_card"),
    path(f"{REFER}person/", referring.screen, {"name": "person"}, name="refer_person"),
    path(f"{REFER}wants/", referring.screen, {"name": "wants"}, name="refer_wants"),
    path(f"{REFER}yourself/", referring.screen, {"name": "yourself"}, name="refer_yourself"),
    path(f"{REFER}check/", referring.check, name="refer_check"),
    path(f"{REFER}sent/", referring.sent, name="refer_sent"),
    path(f"{REFER}young/", referring.young, name="refer_young"),
    path(f"{REFER}nobody/", referring.nobody, name="refer_nobody"),
    path("status/", referring.status, name="status"),
    path("requests/mine/", mine.index, name="mine"),
    path("requests/<uuid:id>/", arranging.show, name="show"),
    path("requests/<uuid:id>/first-contact/", arranging.first_contact, name="first_contact"),
    path("requests/<uuid:id>/how-soon/", arranging.urgency, name="urgency"),
    path("requests/<uuid:id>/wishes/", arranging.wishes, name="wishes"),
    path("requests/<uuid:id>/close/", arranging.close, name="close"),
    path("requests/<uuid:id>/end/", mine.end, name="end"),
    path("requests/reference/<uuid:id>/close/", mine.withdraw, name="withdraw"),
]
