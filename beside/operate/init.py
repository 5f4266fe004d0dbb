"""`beside init`: tables, keys, an organisation and its first admin."""

import argparse
import json
import os
import re
import subprocess
import sys
from typing import Any
from zoneinfo import ZoneInfo

from .command import say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("init", help="set up the database, or add an organisation")
    parser.add_argument("--name", help="the organisation's name, as people know it")
    parser.add_argument(
        "--slug", type=_slug, help="its short name in addresses: letters, digits, hyphens"
    )
    parser.add_argument(
        "--timezone", type=_timezone, default="UTC", help="such as America/New_York"
    )
    parser.add_argument(
        "--country", type=_country, default="US", help="two letters; decides which numbers show"
    )
    parser.add_argument("--admin", help="name of the first organisation admin")
    parser.add_argument("--email", default="", help="e-mail of the first admin")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.name and not options.admin:
        say("Say who the first admin is: --admin NAME.")
        return 2
    set_up()
    migrate()
    make_keys()
    if not options.name:
        say("The database is ready. Add an organisation with --name and --admin.")
        return 0
    print(json.dumps(found(options), indent=2))
    say("Hand this code to the admin. It works once, at the address above.")
    return 0


def migrate(verbosity: int = 0) -> None:
    """Bring the tables up to date, as the role that owns them."""
    from django.conf import settings

    settings.VAR.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    """Make the organisation and its first admin, both or neither."""
    from django.conf import settings
    from django.db import transaction
    from django.utils.text import slugify

    from beside.core import founding
    from beside.core.actor import operator
    from beside.core.models import Org
    from beside.people import actions as people

    slug = options.slug or slugify(options.name)
    if Org.objects.filter(slug=slug).exists():
        raise LookupError(f"There is an organisation {slug!r} already. Nothing was changed.")
    code = people.new_code()
    with transaction.atomic():
        org = founding.found(
            slug=slug, name=options.name, timezone=options.timezone, country=options.country
        )
        us = operator(org.pk)
        person = people.welcome_staff(us, org, name=options.admin, work_email=options.email)
        people.give_part(us, person, role="org_admin")
        people.write_invitation(us, person, code=code)
    return {
        "organisation": slug,
        "admin": options.admin,
        "address": f"{settings.BASE_URL}/o/{slug}/invitation/",
        "code": code,
    }


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not small letters, digits and hyphens")
    return text


def _timezone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a time zone we know") from None
    return text


def _country(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not two letters")
    return text.upper()
