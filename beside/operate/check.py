"""`beside check`: is it safe to serve? JSON on standard output."""

import argparse
import json
from typing import Any

from .command import set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("check", help="say whether it is safe to serve, as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    set_up()
    found = faults()
    print(json.dumps({"ok": not found, "faults": found}, indent=2))
    return 1 if found else 0


def faults() -> list[str]:
    """Everything that must be mended before anybody is served."""
    from django.core.checks import ERROR, WARNING, run_checks
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from beside.core import keys, walls
    from beside.settings import MODE

    deploy = MODE == "production"
    level = WARNING if deploy else ERROR
    found = [
        f"{message.id}: {message.msg}"
        for message in run_checks(include_deployment_checks=deploy)
        if message.level >= level
    ]
    try:
        keys.seal("x", "x")
    except keys.NoKeys as problem:
        found.append(str(problem))
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            found.append("The tables are not up to date: run `beside init`.")
        found += walls.faults()
    except Exception as problem:
        found.append(f"The database does not answer: {problem}")
    return found
