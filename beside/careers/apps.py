from django.apps import AppConfig


class Careers(AppConfig):
    name = "beside.careers"
