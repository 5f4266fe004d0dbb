from django.urls import path

from . import views

app_name = "relationships"
urlpatterns = [
    path("walking/", views.index, name="index"),
    path("walking/<uuid:id>/", views.show, name="show"),
    path("walking/<uuid:id>/change/", views.change, name="change"),
    path("walking/<uuid:id>/stay/", views.stay, name="stay"),
    path("walking/<uuid:id>/goodbye/", views.goodbye, name="goodbye"),
    path("walking/<uuid:id>/words/", views.words, name="words"),
    path("walking/<uuid:id>/handover/", views.handover, name="handover"),
    path("walking/<uuid:id>/end/", views.end, name="end"),
    path("walking/<uuid:id>/back/", views.back, name="back"),
]
