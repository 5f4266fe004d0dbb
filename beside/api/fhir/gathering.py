"""Gathering the files of a delivery from a folder, within the limits, opening nothing odd."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from beside.api.fhir.limits import Limits, TooLarge


class Paper(NamedTuple):
    """One file of a delivery, or why it could not be opened."""

    name: str
    data: bytes = b""
    why: str = ""


def gathered(path: Path, limits: Limits) -> list[Paper]:
    """Every file at this path, by name; `TooLarge` once they are too much together."""
    papers: list[Paper] = []
    left = limits.total_bytes
    for file, name in _files(path):
        paper = _taken_in(file, name, left)
        left -= len(paper.data)
        papers.append(paper)
    return papers


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, path.name
        return
    for file in sorted(path.rglob("*")):
        inside = file.relative_to(path)
        if not file.is_dir() and not any(part.startswith(".") for part in inside.parts):
            yield file, str(inside)


def _taken_in(file: Path, name: str, most: int) -> Paper:
    if not file.exists():
        return Paper(name, why="There is no such file.")
    if not file.is_file():
        return Paper(name, why="This is not a file that can be read.")
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        return Paper(name, why=f"This file could not be opened: {error.strerror}.")
    if len(data) > most:
        raise TooLarge("More came at once than we open.")
    return Paper(name, data)
