from django.apps import AppConfig


class Insights(AppConfig):
    name = "beside.insights"
