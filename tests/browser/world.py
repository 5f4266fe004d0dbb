"""A house that really stands: committed rows in the test's own file, and a server before them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connections
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from beside.people import faces
from tests.where import start_over


@contextmanager
def standing(build: Callable[[], SimpleNamespace]) -> Iterator[SimpleNamespace]:
    """The world that `build` makes, behind a server, until the block ends."""
    start_over()
    server = None
    try:
        world = build()
        server = LiveServer("127.0.0.1")
        world.url = server.url
        yield world
    finally:
        if server:
            server.stop()
        start_over()


def keep(file: Path) -> None:
    """Put what is in the database now aside, to begin with it again."""
    for connection in connections.all():
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    shutil.copy(settings.DATABASES["default"]["NAME"], file)


def signed_in(account: Any, org: Any, person: Any) -> dict[str, str]:
    """The cookie of somebody who came in by the door, second step done."""
    client = Client()
    client.force_login(account)
    session = client.session
    session[faces.SECOND_STEP] = True
    session[f"face:{org.pk}"] = str(person.pk)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}
