from django.apps import AppConfig


class Encounters(AppConfig):
    name = "beside.encounters"
