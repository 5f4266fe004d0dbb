from django.apps import AppConfig


class Consent(AppConfig):
    name = "beside.consent"
