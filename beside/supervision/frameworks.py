"""The parts of the craft, by the frameworks that name them. They live in frameworks.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from beside.core.facts import read_facts

from . import prompts

SOURCE = Path(__file__).with_name("frameworks.yaml")
CONFIDENCES = {"official", "secondary"}


class FrameworkError(ValueError):
    """A framework says nothing we can use; the message says which."""


@dataclass(frozen=True)
class Competency:
    """One part of the craft, such as `samhsa.ENGAGES`."""

    code: str
    name: str
    says: str = ""

    @property
    def label(self) -> str:
        return gettext(self.name)

    @property
    def line(self) -> str:
        return gettext(self.says) if self.says else ""


@dataclass(frozen=True)
class Framework:
    """What one body asks peer workers to be good at, and where that is written."""

    code: str
    name: str
    source: dict[str, Any]
    is_unknown: bool
    """It exists, and nobody could read its parts to us."""
    parts: tuple[Competency, ...]

    @property
    def label(self) -> str:
        return gettext(self.name)


@cache
def frameworks() -> tuple[Framework, ...]:
    """All of them, the one that shows first at the front."""
    return parse(read_facts(SOURCE))


@cache
def competencies() -> dict[str, Competency]:
    """Every part of every framework, by its code."""
    return {part.code: part for each in frameworks() for part in each.parts}


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """As a form wants them: by framework, without those nobody could read."""
    return [
        (each.label, [(part.code, part.label) for part in each.parts])
        for each in frameworks()
        if each.parts
    ]


def parse(raw: Any) -> tuple[Framework, ...]:
    """The frameworks, or a FrameworkError at the first fault."""
    found = tuple(_framework(row, raw["sources"]) for row in raw["frameworks"])
    codes = [part.code for each in found for part in each.parts]
    if len(codes) != len(set(codes)):
        raise FrameworkError("a part is there twice")
    return found


def translatable() -> Iterator[str]:
    """Every word of ours that a translator must see, in file order."""
    for each in frameworks():
        yield each.name
        for part in each.parts:
            yield from filter(None, (part.name, part.says))


def _framework(row: dict[str, Any], sources: dict[str, Any]) -> Framework:
    source = sources.get(row["source"], {})
    if source.get("confidence") not in CONFIDENCES or "read_on" not in source:
        raise FrameworkError(f"nobody knows how sure {row['code']!r} is")
    is_unknown = bool(row.get("unknown"))
    if is_unknown == bool(row["parts"]):
        raise FrameworkError(f"{row['code']!r} has parts, or says that they are unknown")
    return Framework(
        row["code"],
        row["name"],
        source,
        is_unknown,
        tuple(_part(row["code"], each) for each in row["parts"]),
    )


def _part(framework: str, row: dict[str, str]) -> Competency:
    """A value that has a question of its own (prompts.yaml) says that question."""
    asks = {each.code: each.asks for each in prompts.prompts()}
    says = row.get("says") or asks.get(row["code"], "")
    return Competency(f"{framework}.{row['code']}", row["name"], says)
