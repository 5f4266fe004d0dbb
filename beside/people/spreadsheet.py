"""Opens a table as spreadsheets write it: any separator, any usual encoding, line by line."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_SEPARATORS = ",;\t|"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TOLD = re.compile(r"\ufeff?sep=([,;\t|])\r?\n", re.IGNORECASE)


class Unopened(ValueError):
    """A file that is no table we can open; its words say why."""


class Line(NamedTuple):
    """One line of a table. A line whose quotes do not match has no cells and ends the table."""

    number: int
    cells: list[str]
    is_broken: bool = False


def opened(data: bytes, *, most: int) -> str:
    """The text of a table, in whichever encoding a spreadsheet saved it."""
    if len(data) > most:
        raise Unopened(f"This list is larger than {most // 1_000_000} MB. Send it in parts.")
    if data.startswith(_EXCEL):
        raise Unopened("This is an Excel file. Save it as CSV and send that.")
    text = _decoded(data)
    if not _tidy(text):
        raise Unopened("This list is empty.")
    return text


def lines(text: str, looks_known: Callable[[str], bool]) -> Iterator[Line]:
    """Every line that holds something. `looks_known` tells a heading, to find the separator."""
    told = _TOLD.match(text)
    skipped = 1 if told else 0
    separator = told[1] if told else _likely(text, looks_known)
    rest = io.StringIO(text[told.end() :] if told else text, newline="")
    rows = csv.reader(rest, delimiter=separator, strict=True)
    while True:
        number = rows.line_num + skipped + 1
        try:
            cells = [_tidy(cell) for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error:
            yield Line(number, [], is_broken=True)
            return
        if any(cells):
            yield Line(number, cells)


def _decoded(data: bytes) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    for encoding in (marked, "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _likely(text: str, looks_known: Callable[[str], bool]) -> str:
    """The separator that makes the most of the first line."""
    first = next(filter(None, (line.strip("\ufeff\r ") for line in text.split("\n"))), "")

    def known(separator: str) -> int:
        return sum(looks_known(cell.strip('" ')) for cell in first.split(separator))

    return max(_SEPARATORS, key=known)


def _tidy(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", cell)).split())
