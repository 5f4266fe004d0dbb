from django.apps import AppConfig


class Matching(AppConfig):
    name = "beside.matching"
