from django.urls import path

from .views import applications, openings, own, public

app_name = "careers"
urlpatterns = [
    path("open-roles/", public.index, name="open_roles"),
    path("open-roles/<uuid:role>/", public.show, name="open_role"),
    path("open-roles/<uuid:role>/ask/", public.ask, name="ask"),
    path("open-roles/<uuid:role>/sent/", public.asked_now, name="asked_now"),
    path("open-roles/asked/<slug:code>/", public.asked, name="asked"),
    path("careers/", own.index, name="index"),
    path("careers/roles/<uuid:id>/", own.role, name="role"),
    path("careers/asked/<uuid:id>/back/", own.take_back, name="take_back"),
    path("careers/apply/", applications.apply, name="apply"),
    path("careers/applications/<uuid:id>/", applications.show, name="application"),
    path("careers/applications/<uuid:id>/step/", applications.step, name="step"),
    path("careers/applications/<uuid:id>/cost/", applications.cost, name="cost"),
    path("careers/applications/<uuid:id>/letters/", applications.letters, name="letters"),
    path("careers/letters/<uuid:id>/", applications.letter, name="letter"),
    path("careers/team/", applications.team, name="team"),
    path("careers/openings/", openings.index, name="openings"),
    path("careers/openings/new/", openings.new, name="new_opening"),
    path("careers/openings/<uuid:id>/", openings.show, name="opening"),
    path("careers/openings/<uuid:id>/change/", openings.change, name="change_opening"),
    path("careers/openings/<uuid:id>/close/", openings.close, name="close_opening"),
    path("careers/interests/<uuid:id>/", openings.interest, name="interest"),
]
