"""The dated words of consents and notices (see texts.yaml)."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("texts.yaml")


class NoText(LookupError):
    """There are no words in force for this on that day."""


@dataclass(frozen=True)
class Text:
    """One consent as it is put to a person, before they fill in whom and how long."""

    version: str
    covers: str
    title: str
    plain: str
    information: tuple[str, ...]
    recipient: str
    purpose: str
    how_to_revoke: str
    expires_when: str
    statements: str

    @property
    def hash(self) -> str:
        """SHA-256 over every word that is on the screen."""
        words = (self.title, self.plain, *self.information, self.recipient, self.purpose)
        rest = (self.how_to_revoke, self.expires_when, self.statements)
        return hashlib.sha256("\n".join((*words, *rest)).encode()).hexdigest()


@dataclass(frozen=True)
class Notice:
    version: str
    words: str


def text_for(covers: str, on: dt.date) -> Text:
    """The words in force that day. Raises NoText when there are none."""
    return _text(_in_force((r for r in _file()["consents"] if r["covers"] == covers), on))


def still_says(covers: str, version: str, was: str) -> bool:
    """Is every word of this version still what it was when somebody signed below it?"""
    kept = (r for r in _file()["consents"] if (r["covers"], r["version"]) == (covers, version))
    return any(_text(row).hash == was for row in kept)


def _text(row: dict[str, Any]) -> Text:
    fields = {key: value for key, value in row.items() if key != "from"}
    return Text(**{**fields, "information": tuple(row["information"])})


def notice(on: dt.date) -> Notice:
    """The notice that goes with whatever is disclosed that day. Raises NoText."""
    row = _in_force(_file()["notices"], on)
    return Notice(row["version"], row["words"])


def _in_force(rows: Any, on: dt.date) -> dict[str, Any]:
    begun = [row for row in rows if row["from"] <= on]
    if not begun:
        raise NoText(f"No words are in force on {on}.")
    return max(begun, key=lambda row: row["from"])


@cache
def _file() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text())
