"""Reads the command line and calls one command. Results go to standard output, words to
standard error, and the exit status is 0 only when all is well."""

import argparse
import importlib
import os
import subprocess
import sys
from typing import Any

COMMANDS = (
    "demo",
    "init",
    "serve",
    "worker",
    "check",
    "audit",
    "referrals",
    "roster",
    "clients",
    "credentials",
    "backup",
    "keys",
)
"""Modules of this folder, each with `add(commands)`. `restore` stands beside `backup`."""


def main(argv: list[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.settings")
    try:
        if argv[:1] == ["manage"]:
            return _manage(argv[1:])
        options = parser().parse_args(argv)
        return options.run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except subprocess.CalledProcessError as problem:
        # A process of ours, which has said why itself.
        return problem.returncode or 1
    except Exception as problem:
        if os.environ.get("BESIDE_TRACEBACK"):
            raise
        say(f"{type(problem).__name__}: {problem}" if str(problem) else type(problem).__name__)
        return 1


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="beside",
        description="The operator's tool of a peer support programme.",
        epilog="`beside manage …` reaches Django's own commands. Settings: see .env.example.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        importlib.import_module(f"beside.operate.{name}").add(commands)
    return parser


def say(words: str) -> None:
    """Tell the operator something; never mixed into a result."""
    print(words, file=sys.stderr, flush=True)


def set_up() -> None:
    """Make Django ready. Done late, so that `--help` is quick and needs no settings."""
    import django

    django.setup()


def org_named(slug: str | None) -> Any:
    """The organisation with this name in addresses; without one, the only or front one."""
    from beside.core.models import Org

    if slug:
        found = Org.objects.filter(slug=slug).first()
        if found is None:
            known = ", ".join(Org.objects.order_by("slug").values_list("slug", flat=True))
            raise LookupError(f"There is no organisation {slug!r}. There are: {known or 'none'}.")
        return found
    orgs = list(Org.objects.order_by("-is_front", "slug")[:2])
    if not orgs:
        raise LookupError("There is no organisation yet. Begin with `beside init`.")
    if len(orgs) > 1 and not orgs[0].is_front:
        raise LookupError("There are several organisations. Say which: --org SLUG.")
    return orgs[0]


def _manage(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["beside manage", *argv])
    return 0
