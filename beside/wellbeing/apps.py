from django.apps import AppConfig


class Wellbeing(AppConfig):
    name = "beside.wellbeing"
