from django.apps import AppConfig


class Relationships(AppConfig):
    name = "beside.relationships"
