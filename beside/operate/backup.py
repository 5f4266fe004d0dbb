"""`beside backup FILE` and `beside restore FILE`: everything in one sealed file.

The file is the same whichever database wrote it, so it also carries an installation from
SQLite to PostgreSQL. It is sealed with the `backup` key of the key file: keep that file
elsewhere, for without it the backup does not open, and next to it it opens for anybody.
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from .command import say, set_up


def add(commands: Any) -> None:
    backup = commands.add_parser("backup", help="write everything to one sealed file")
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="read such a file into an empty database")
    restore.add_argument("file", type=Path)
    restore.set_defaults(run=run_restore)


def run_backup(options: argparse.Namespace) -> int:
    set_up()
    from . import archive

    if options.file.exists():
        say(f"{options.file} is there already. Choose another name.")
        return 1
    print(json.dumps(archive.write(options.file), indent=2))
    return 0


def run_restore(options: argparse.Namespace) -> int:
    from . import init

    if not options.file.exists():
        say(f"There is no file {options.file}.")
        return 1
    # Numbering goes on after what arrives, and that is set by the role that owns the tables.
    os.environ["BESIDE_AS_OWNER"] = "yes"
    set_up()
    from . import archive

    with archive.opened(options.file) as tar:
        init.migrate()
        report = archive.read(tar)
    print(json.dumps(report, indent=2))
    return 0 if report["whole"] else 1
