"""`beside audit verify`: reads history back and names the first line that is wrong."""

import argparse
import json
from typing import Any

from .command import say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("audit", help="verify that history is whole")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    verify = deeds.add_parser("verify", help="read the chains back, against the checkpoints")
    verify.add_argument("--org", help="only this organisation; all of them without it")
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    set_up()
    from beside.core import checkpoint
    from beside.core.models import Org

    from .command import org_named

    orgs = [org_named(options.org)] if options.org else list(Org.objects.order_by("slug"))
    reports = [checkpoint.verify(org) for org in orgs]
    whole = all(not report["faults"] for report in reports)
    print(json.dumps({"whole": whole, "organisations": reports}, indent=2))
    for report in reports:
        for fault in report["faults"]:
            say(f"{report['org']}, {fault['chain']}, line {fault['seq']}: {fault['why']}.")
    return 0 if whole else 1
