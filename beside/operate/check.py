"""`beside check`: is it safe to serve? JSON on standard output."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from .command import set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("check", help="say whether it is safe to serve, as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    found = faults_of_all()
    print(json.dumps({"ok": not found, "faults": found}, indent=2))
    return 1 if found else 0


def faults_of_all() -> list[str]:
    """What must be mended before anybody is served; settings that make no sense come alone."""
    try:
        set_up()
    except RuntimeError as problem:
        if type(problem).__name__ != "Misconfigured":
            raise
        return [str(problem)]
    return [*_settings(), *_keys(), *_database()]


def _settings() -> Iterator[str]:
    from urllib.parse import urlsplit

    from django.conf import settings
    from django.core.checks import ERROR, WARNING, run_checks

    deploy = settings.MODE == "production"
    if deploy and not settings.IS_SECURE:
        yield "BESIDE_BASE_URL must begin with https: nobody's words travel in the open."
        deploy = False  # What Django would say follows from this.
    host = urlsplit(settings.BASE_URL).hostname or ""
    if settings.MODE == "production" and host not in settings.ALLOWED_HOSTS:
        yield f"BESIDE_HOSTS does not name {host or 'a host'}, which BESIDE_BASE_URL does."
    for message in run_checks(include_deployment_checks=deploy):
        if message.level >= (WARNING if deploy else ERROR) and not message.is_silenced():
            yield f"{message.id}: {message.msg}"


def _keys() -> Iterator[str]:
    from django.conf import settings

    from beside.core import keys

    try:
        keys.try_all()
    except keys.NoKeys as problem:
        yield f"{problem}. `beside init` makes one; a restored installation needs its own."
        return
    if settings.KEYS_FILE.stat().st_mode & 0o077:
        yield f"Others can read {settings.KEYS_FILE}. Say: chmod 600 {settings.KEYS_FILE}"


def _database() -> Iterator[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from beside.core import walls

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield "The tables are not up to date: run `beside init`."
        yield from walls.faults()
    except Exception as problem:
        yield f"The database does not answer: {' '.join(str(problem).split())}"
