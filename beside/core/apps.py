from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class Core(AppConfig):
    name = "beside.core"

    def ready(self) -> None:
        autodiscover_modules("actions", "reactions", "jobs", "resealing")
        post_migrate.connect(_raise_walls)


def _raise_walls(sender: Any, using: str, **kwargs: Any) -> None:
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connections

    from . import walls

    # Once, after the last app: all tables are there.
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is with_models[-1]:
        call_command("createcachetable", database=using, verbosity=0)
        walls.raise_walls(connections[using])
        if connections[using].vendor == "postgresql" and settings.APP_ROLE:
            walls.let_in(settings.APP_ROLE, connections[using])
