"""Opening what arrived: bytes become text, text becomes JSON values, each with its place."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from beside.api.fhir.json_text import parsed, weighed
from beside.api.fhir.limits import Limits, TooLarge, Unreadable

_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")


_LINES_TRIED = 1_000
"""How many lines may be broken before we no longer look for whole ones among them."""


class Opened(NamedTuple):
    """One JSON value of a file and where it stood, or why it could not be opened."""

    where: str
    value: Any = None
    parts: int = 0
    why: str = ""


def opened(data: bytes, *, name: str, limits: Limits) -> Iterator[Opened]:
    """Each value in a file: the whole of it, or line by line if it is one record to a line."""
    text = ""
    try:
        text = _text(data)
        yield _value(text, name, limits)
    except TooLarge as error:
        yield Opened(name, why=str(error))
    except Unreadable as error:
        if _is_by_line(text, name, limits):
            yield from _lines(text, name, limits)
        else:
            yield Opened(name, why=str(error))


def _text(data: bytes) -> str:
    if data.startswith(_PACKED):
        raise Unreadable("This file is packed. Unpack it and send what is inside.")
    try:
        text = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"This is not written in UTF-8 (byte {error.start + 1:,} cannot be read). "
            "Save it as UTF-8 and send it again."
        ) from None
    if not text.strip():
        raise Unreadable("This file is empty.")
    if text.lstrip()[:1] == "<":
        raise Unreadable("We read FHIR as JSON; this is XML.")
    return text


def _is_by_line(text: str, name: str, limits: Limits) -> bool:
    """True for NDJSON, whatever the file is called: several lines, and some line is a record."""
    lines = [line for line in text.split("\n") if line.strip()]
    told = (line for line in lines if '"resourceType"' in line)
    if len(lines) < 2 or lines[0].lstrip().startswith("["):
        return False
    if name.lower().endswith((".ndjson", ".jsonl")):
        return True
    return any(_is_record(line, limits) for line in islice(told, _LINES_TRIED))


def _is_record(line: str, limits: Limits) -> bool:
    try:
        value = _value(line, "", limits).value
    except Unreadable:
        return False
    return isinstance(value, dict) and "resourceType" in value


def _value(text: str, where: str, limits: Limits) -> Opened:
    parts = weighed(text, limits)
    return Opened(where, parsed(text), parts)


def _lines(text: str, name: str, limits: Limits) -> Iterator[Opened]:
    """A bad line is turned away by its number; the lines around it are still read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            yield _value(line, where, limits)
        except Unreadable as error:
            yield Opened(where, why=str(error))
