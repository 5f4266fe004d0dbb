"""Reads a list of staff: each line is taken, or named with what to mend.

Pure: bytes in, rows out. Nothing is looked up, nothing is run, and a cell that looks like a formula
is only text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from beside.people.roster_cells import Mend, email, languages, limit, name, part, short, start_day
from beside.people.roster_words import COLUMNS, EVERYWHERE, NEEDED, plain_key
from beside.people.spreadsheet import Line, Unopened, lines, opened

MOST_BYTES = 5_000_000
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One member of staff in one part, as a line of the list says it."""

    line: int
    name: str
    email: str
    role: str
    programme: str = ""
    supervisor_email: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    caseload_limit: int | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A line that was not taken, and what to mend."""

    line: int
    why: str

    @property
    def id(self) -> str:
        """What a report calls it."""
        return f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list held: rows to act on, lines to mend, and columns we have no use for."""

    rows: tuple[RosterRow, ...] = ()
    refused: tuple[NotTaken, ...] = ()
    left_out: tuple[str, ...] = ()


def read(data: bytes) -> Roster:
    """Read a list of staff from a CSV file, in whatever way a spreadsheet wrote it."""
    try:
        table = lines(opened(data, most=MOST_BYTES), lambda head: bool(_column(head)))
        heads = next(table, Line(1, []))
        columns = _columns(heads)
    except (Unopened, Mend) as error:
        return Roster(refused=(NotTaken(1, str(error)),))
    reader = _Reader(columns)
    for line in table:
        if len(reader.rows) + len(reader.refused) >= MOST_LINES:
            why = f"A list has at most {MOST_LINES:,} lines. Nothing from here on was read."
            reader.refused.append(NotTaken(line.number, why))
            break
        reader.take(line)
    unused = (head for head, column in zip(heads.cells, columns, strict=True) if not column)
    return Roster(tuple(reader.rows), tuple(reader.refused), tuple(filter(None, unused)))


class _Reader:
    """Takes lines one by one and remembers who was on which."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.rows: list[RosterRow] = []
        self.refused: list[NotTaken] = []
        self._columns = columns
        self._lines: dict[tuple[str, str, str], int] = {}
        self._names: dict[str, RosterRow] = {}
        self._limits: dict[str, RosterRow] = {}

    def take(self, line: Line) -> None:
        """Keep the row of this line, or why it cannot be kept."""
        try:
            row = _row(line, self._cells(line))
            self._check_against_others(row)
        except Mend as error:
            self.refused.append(NotTaken(line.number, str(error)))
            return
        self.rows.append(row)
        self._names.setdefault(row.email, row)
        if row.caseload_limit is not None:
            self._limits.setdefault(row.email, row)
        self._lines[row.email, row.role, plain_key(row.programme)] = line.number

    def _cells(self, line: Line) -> dict[str, str]:
        if line.is_broken:
            raise Mend("The quotes here do not match, or a cell is far too long. No more was read.")
        if any(line.cells[len(self._columns) :]):
            raise Mend("This line has more cells than the first line has headings.")
        cells = dict.fromkeys(COLUMNS, "")
        cells |= zip(self._columns, line.cells, strict=False)
        return cells

    def _check_against_others(self, row: RosterRow) -> None:
        before = self._lines.get((row.email, row.role, plain_key(row.programme)))
        if before:
            raise Mend(f"Line {before} says the same already.")
        same = self._names.get(row.email)
        if same and plain_key(same.name) != plain_key(row.name):
            raise Mend(f"Line {same.line} gives this e-mail address to somebody else.")
        if row.caseload_limit is None:
            return
        said = self._limits.get(row.email)
        if said and said.caseload_limit != row.caseload_limit:
            raise Mend(f"Line {said.line} says {said.caseload_limit} for them. It is one number.")


def _columns(heads: Line) -> list[str]:
    """What each heading means; a list without what it needs is turned away whole."""
    if heads.is_broken:
        raise Mend("The quotes in the first line do not match, or a cell is far too long.")
    columns = [_column(head) for head in heads.cells]
    for needed in NEEDED:
        if needed not in columns:
            raise Mend(f"The first line needs headings, and one of them “{needed}”.")
    for column in filter(None, columns):
        if columns.count(column) > 1:
            raise Mend(f"Two headings both mean “{column}”. Keep one.")
    return columns


def _column(head: str) -> str:
    key = plain_key(head)
    return next((c for c, said in COLUMNS.items() if key in (plain_key(c), *said)), "")


def _row(line: Line, cells: dict[str, str]) -> RosterRow:
    row = RosterRow(
        line=line.number,
        name=name(cells["name"]),
        email=email(cells["email"], "email"),
        role=part(cells["role"]),
        programme=short(cells["programme"], "programme", 120),
        supervisor_email=email(cells["supervisor_email"], "supervisor_email", is_needed=False),
        pronouns=short(cells["pronouns"], "pronouns", 40),
        languages=languages(cells["languages"]),
        caseload_limit=limit(cells["caseload_limit"]),
        starts_on=start_day(cells["starts_on"]),
    )
    if row.role in EVERYWHERE and row.programme:
        raise Mend("This part belongs to the whole organisation. Leave the programme empty.")
    if row.caseload_limit is not None and row.role != "peer_worker":
        raise Mend("Only a peer worker walks with people. Leave the caseload_limit empty here.")
    if row.email == row.supervisor_email:
        raise Mend("Nobody supervises themselves. Name somebody else, or leave it empty.")
    return row
