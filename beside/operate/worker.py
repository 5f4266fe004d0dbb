"""`beside worker`: does the work that can wait."""

import argparse
from typing import Any

from .command import set_up


def add(commands: Any) -> None:
    parser = commands.add_parser("worker", help="send reminders and do other work that can wait")
    parser.add_argument("--until-idle", action="store_true", help="stop when nothing is due")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    set_up()
    from beside.core import background

    background.work(until_idle=options.until_idle)
    return 0
