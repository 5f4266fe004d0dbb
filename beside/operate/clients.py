"""`beside clients add`: a key for another system that may send us referrals."""

import argparse
import json
from typing import Any

from .command import org_named, say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("clients", help="keys for other systems")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    fresh = deeds.add_parser("add", help="make a key; it is shown once")
    fresh.add_argument("name", help="what the other system is called")
    fresh.add_argument("--org")
    fresh.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    set_up()
    from beside.core.actor import operator
    from beside.people import actions as people

    org = org_named(options.org)
    key = people.new_key()
    people.add_client(operator(org.pk), org, name=options.name, key=key)
    print(json.dumps({"name": options.name, "organisation": org.slug, "key": key}, indent=2))
    say("Keep this key where only that system can read it. We keep only its fingerprint.")
    return 0
