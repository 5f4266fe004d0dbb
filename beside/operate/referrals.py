"""`beside referrals import PATH`: people whom other systems refer to us."""

import argparse
import json
from pathlib import Path
from typing import Any

from .command import org_named, say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("referrals", help="take in referrals that other systems wrote")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    take = deeds.add_parser("import", help="FHIR R4: a Bundle, NDJSON, single records, a folder")
    take.add_argument("path", type=Path)
    take.add_argument("--org")
    take.add_argument("--programme", help="its name in addresses; else the one that fits")
    take.add_argument("--sender", default="", help="the system it comes from: the same each time")
    take.set_defaults(run=import_referrals)


def import_referrals(options: argparse.Namespace) -> int:
    """Print the report. 0 when each referral was taken or was here already, 1 when one was not."""
    set_up()
    from beside.api.fhir.taking import take
    from beside.core.actor import operator

    org = org_named(options.org)
    if not options.path.exists():
        raise FileNotFoundError(f"There is nothing at {options.path}.")
    report = take(
        org,
        options.path,
        actor=operator(org.pk),
        programme=_programme_named(org, options.programme),
        sender=options.sender,
    )
    print(json.dumps(report, indent=2, ensure_ascii=False))
    for refused in report["refused"]:
        say(f"{refused['id']}: {refused['why']}")
    return 0 if not report["refused"] else 1


def _programme_named(org: Any, slug: str | None) -> Any:
    from beside.core import tenancy
    from beside.referrals import queries

    if not slug:
        return None
    with tenancy.within(org.pk):
        running = {programme.slug: programme for programme in queries.running_programmes()}
    if slug not in running:
        known = ", ".join(running) or "none"
        raise LookupError(f"There is no programme {slug!r}. There are: {known}.")
    return running[slug]
