from django.apps import AppConfig


class People(AppConfig):
    name = "beside.people"

    def ready(self) -> None:
        from . import visits  # noqa: F401  (it listens for people signing in)
