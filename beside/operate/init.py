"""`beside init`: tables, keys, an organisation and its first admin."""

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from .command import say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("init", help="set up the database, or add an organisation")
    parser.add_argument("--name", help="the organisation's name, as people know it")
    parser.add_argument("--slug", help="its short name in addresses: letters, digits, hyphens")
    parser.add_argument("--timezone", default="UTC", help="such as America/New_York")
    parser.add_argument("--country", default="US", help="two letters; decides which numbers show")
    parser.add_argument("--admin", help="name of the first organisation admin")
    parser.add_argument("--email", default="", help="e-mail of the first admin")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    migrate()
    make_keys()
    set_up()
    if not options.name:
        say("The database is ready. Add an organisation with --name and --admin.")
        return 0
    if not options.admin:
        say("Say who the first admin is: --admin NAME.")
        return 2
    print(json.dumps(found(options), indent=2))
    say("Hand this code to the admin. It works once, at the address above.")
    return 0


def migrate(verbosity: int = 0) -> None:
    """Bring the tables up to date, as the role that owns them."""
    # In a process of its own: this one will be connected as the role that owns nothing.
    subprocess.run(
        [sys.executable, "-m", "beside", "manage", "migrate", "-v", str(verbosity)],
        env={**os.environ, "BESIDE_AS_OWNER": "yes"},
        check=True,
        stdout=sys.stderr,
    )


def make_keys() -> None:
    from django.conf import settings

    from beside.core import keys

    if not settings.KEYS_FILE.exists():
        keys.create(settings.KEYS_FILE)
        say(f"New keys in {settings.KEYS_FILE}. Keep a copy somewhere safe, away from backups.")


def found(options: argparse.Namespace) -> dict[str, str]:
    from zoneinfo import ZoneInfo

    from django.conf import settings
    from django.utils.text import slugify

    from beside.core import founding
    from beside.core.actor import operator
    from beside.people import actions as people

    ZoneInfo(options.timezone)
    slug = options.slug or slugify(options.name)
    org = founding.found(
        slug=slug, name=options.name, timezone=options.timezone, country=options.country.upper()
    )
    person = people.welcome_staff(operator(org.pk), org, name=options.admin)
    people.give_part(operator(org.pk), person, role="org_admin")
    code = people.new_code()
    people.write_invitation(operator(org.pk), person, code=code)
    return {
        "organisation": slug,
        "admin": options.admin,
        "address": f"{settings.BASE_URL}/o/{slug}/invitation/",
        "code": code,
    }
