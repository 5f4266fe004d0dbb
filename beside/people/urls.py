"""Addresses about people, cards and the organisation. They stand behind /o/<organisation>/."""

from django.urls import path, re_path

from .views import invitation, me, set_up, staff

app_name = "people"
urlpatterns = [
    path("roles/", me.roles, name="roles"),
    path("faces/", me.faces, name="faces"),
    path("safe-contact/", me.my_safe_contact, name="my_safe_contact"),
    re_path(r"^accent-(?P<mark>[0-9a-f]{8})\.css$", me.stylesheet, name="accent"),
    re_path(r"^accent-try-(?P<colour>[0-9A-F]{6})\.css$", me.try_colour, name="try_colour"),
    # Cards
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/<str:code>/", invitation.open_card, name="open_card"),
    path("people/<uuid:id>/invite/", invitation.invite, name="invite"),
    path("people/<uuid:id>/card/", invitation.card, name="card"),
    path("people/<uuid:id>/way-in/", invitation.take_back, name="take_back"),
    path("people/<uuid:id>/safe-contact/", me.safe_contact, name="safe_contact"),
    # Setting up
    path("set-up/", set_up.index, name="set_up"),
    path("set-up/words/", set_up.words, name="words"),
    path("set-up/colour/", set_up.accent, name="colour"),
    path("set-up/promises/", set_up.promises, name="promises"),
    path("set-up/programmes/new/", set_up.open_programme, name="open_programme"),
    path("set-up/programmes/<uuid:id>/", set_up.close_programme, name="close_programme"),
    path("set-up/systems/", set_up.systems, name="systems"),
    path("set-up/systems/<uuid:id>/", set_up.system, name="system"),
    path("set-up/systems/<uuid:id>/end/", set_up.end_system, name="end_system"),
    # Staff
    path("set-up/staff/", staff.staff, name="staff"),
    path("set-up/staff/new/", staff.welcome_staff, name="welcome_staff"),
    path("set-up/staff/<uuid:id>/", staff.worker, name="worker"),
    path("set-up/staff/<uuid:id>/part/", staff.give_part, name="part"),
    path("set-up/staff/<uuid:id>/farewell/", staff.farewell, name="farewell"),
    path("set-up/parts/<uuid:id>/end/", staff.end_part, name="end_part"),
]
