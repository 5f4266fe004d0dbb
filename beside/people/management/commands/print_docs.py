"""`python -m beside manage print_docs`: writes docs/permissions.md and docs/events.md anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import URLPattern, get_resolver
from django.utils import translation

from beside.core.action import ACTIONS, REACTIONS
from beside.people import printed
from beside.people.roles import ROLES


def printed_docs() -> dict[Path, str]:
    """What each file should hold."""
    docs = Path(settings.ROOT) / "docs"
    with translation.override("en"):
        return {
            docs / "permissions.md": printed.permissions(ROLES, list(doors()), ACTIONS),
            docs / "events.md": printed.events(ACTIONS, REACTIONS),
        }


def doors(patterns: Any = None, before: str = "/") -> Iterator[printed.Door]:
    """Every address with a door of ours."""
    for entry in patterns or get_resolver().url_patterns:
        route = before + str(entry.pattern).lstrip("^").rstrip("$")
        if not isinstance(entry, URLPattern):
            yield from doors(entry.url_patterns, route)
        elif getattr(entry.callback, "is_door", False):
            yield printed.Door(route, entry.callback)


class Command(BaseCommand):
    help = "Print docs/permissions.md and docs/events.md from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in printed_docs().items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            self.stdout.write(str(path))
