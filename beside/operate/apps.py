from django.apps import AppConfig


class Operate(AppConfig):
    name = "beside.operate"
