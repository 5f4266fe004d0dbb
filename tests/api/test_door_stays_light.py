"""The FHIR door costs nothing until somebody comes through it, and knows no web and no database."""

import subprocess
import sys
from pathlib import Path

import beside.api.fhir

WITH_PEOPLE = {"doors", "programme", "taking"}
"""Rooms that know the web or the database: everything else only reads."""
ROOMS = sorted(
    {path.stem for path in Path(beside.api.fhir.__file__).parent.glob("[a-z]*.py")} - WITH_PEOPLE
)
LOOK = """
import importlib, sys
for room in {rooms}:
    importlib.import_module("beside.api.fhir." + room)
import beside.referrals.incoming, beside.people.roster
heavy = ("django", "fhir", "pydantic", "yaml", "socket", "sqlite3")
print([name for name in heavy if name in sys.modules])
"""


def test_importing_what_reads_loads_neither_library_nor_web_nor_database():
    seen = subprocess.run(
        [sys.executable, "-c", LOOK.format(rooms=ROOMS)], capture_output=True, text=True, check=True
    )
    assert seen.stdout.strip() == "[]"


def test_the_rooms_are_all_there():
    assert {"reading", "referral", "task", "validity"} <= set(ROOMS)
