"""`beside credentials …`: ask the rules of the profession, from a file, without a database."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from .command import say


def add(commands: Any) -> None:
    parser = commands.add_parser("credentials", help="ask the rules of the profession")
    deeds = parser.add_subparsers(required=True, metavar="DEED")
    explain = deeds.add_parser("explain", help="what is met, what is missing, by when, and why")
    explain.add_argument("file", type=Path, help="a case as docs/credentials.md describes, or -")
    explain.add_argument("--credential", help="ask about this one instead: what if I moved?")
    explain.add_argument("--stage", help="and about this stage of it")
    explain.add_argument("--pack", type=Path, action="append", default=[], help="one more pack")
    explain.set_defaults(run=run_explain)
    listed = deeds.add_parser("list", help="the credentials that the packs know")
    listed.set_defaults(run=run_list)


def run_explain(options: argparse.Namespace) -> int:
    """Ends with 0 when everything is met, 3 when something is missing or not known, 1 when the
    file cannot be used."""
    from beside.core.facts import read_facts
    from beside.workforce import rules
    from beside.workforce.rules.packs import Packs

    try:
        packs = rules.shipped()
        more = [rules.load(read_facts(path), path.name) for path in options.pack]
        if more:
            packs = Packs([*packs.by_id.values(), *more])
        case = rules.read_case(_asked(options))
        explained = rules.explain(case, packs, also=[pack.id for pack in more])
    except rules.CaseFault as problem:
        for fault in problem.faults:
            say(fault)
        return 1
    except (rules.PackFault, KeyError) as problem:
        say(str(problem.args[0]))
        return 1
    print(json.dumps(explained.as_json(), indent=2, ensure_ascii=False))
    return 0 if explained.status == "met" else 3


def run_list(options: argparse.Namespace) -> int:
    from beside.workforce import rules

    found = [
        {"credential": c.id, "name": c.name, "authority": c.authority, "stages": c.stages}
        for _, c in rules.shipped().credentials.values()
    ]
    print(json.dumps(found, indent=2, ensure_ascii=False))
    return 0


def _asked(options: argparse.Namespace) -> Any:
    from beside.workforce.rules import CaseFault

    try:
        text = sys.stdin.read() if str(options.file) == "-" else options.file.read_text("utf-8")
        given = json.loads(text)
    except OSError as problem:
        raise CaseFault([f"{options.file} cannot be read: {problem.strerror}."]) from None
    except (ValueError, RecursionError):
        raise CaseFault([f"{options.file} is not JSON. docs/credentials.md shows one."]) from None
    if isinstance(given, dict):
        changes = {"credential": options.credential, "stage": options.stage}
        if options.credential and not options.stage:
            given.pop("stage", None)
        given |= {name: value for name, value in changes.items() if value}
    return given
