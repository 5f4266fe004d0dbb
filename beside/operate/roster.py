"""`beside roster import FILE`: staff from a table."""

import argparse
import json
from pathlib import Path
from typing import Any

from .command import org_named, say, set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("roster", help="take in staff from a CSV file")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    take = deeds.add_parser("import", help="one row a person; see docs/imports.md")
    take.add_argument("file", type=Path)
    take.add_argument("--org")
    take.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    set_up()
    from beside.core.actor import operator
    from beside.workforce import taking

    org = org_named(options.org)
    report = taking.take_roster(operator(org.pk), org, options.file.read_bytes())
    print(json.dumps(report, indent=2, ensure_ascii=False))
    for row in report["refused"]:
        say(f"{row['id']}: {row['why']}")
    return 0 if not report["refused"] else 1
