from django.apps import AppConfig


class Home(AppConfig):
    name = "beside.home"
