"""A list of staff is read however a spreadsheet wrote it; a line is taken or told what to mend."""

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beside.people import roster
from beside.people.roles import ROLES as PARTS
from beside.people.roster import NotTaken, RosterRow
from beside.people.roster_words import COLUMNS, EVERYWHERE, ROLES

HEAD = "name,email,role,programme,supervisor_email,pronouns,languages,caseload_limit,starts_on"
DEV = "Dev Rao,dev@example.org,peer_worker,Community,ines@example.org,he/him,en;hi,12,2026-09-01"


def rows(text: str, encoding: str = "utf-8"):
    found = roster.read(text.encode(encoding))
    assert found.refused == ()
    return found.rows


def why(*lines: str) -> str:
    found = roster.read("\n".join([HEAD, *lines]).encode())
    assert len(found.refused) == 1
    return found.refused[0].why


def test_a_whole_line():
    assert rows(f"{HEAD}\n{DEV}\n") == (
        RosterRow(
            line=2,
            name="Dev Rao",
            email="dev@example.org",
            role="peer_worker",
            programme="Community",
            supervisor_email="ines@example.org",
            pronouns="he/him",
            languages=("en", "hi"),
            caseload_limit=12,
            starts_on=date(2026, 9, 1),
        ),
    )


def test_three_columns_are_enough():
    (row,) = rows("Email;Full name;Role\nana@example.org;Ana;Coordinator")
    assert (row.name, row.email, row.role) == ("Ana", "ana@example.org", "coordinator")
    assert (row.programme, row.languages, row.caseload_limit) == ("", (), None)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_a_spreadsheet_writes(separator, encoding, end):
    text = end.join(
        separator.join(cells)
        for cells in (
            ["Name", "E-Mail", "Job role"],
            ["Zoë Núñez", "zoe@example.org", "Peer"],
            [""],
        )
    )
    (row,) = rows(text, encoding)
    assert (row.name, row.role) == ("Zoë Núñez", "peer_worker")


def test_a_spreadsheet_may_say_its_separator():
    (row,) = rows('sep=;\r\nname;email;role\r\n"Rao; Dev";dev@example.org;peer\r\n')
    assert (row.line, row.name) == (3, "Rao; Dev")


@pytest.mark.parametrize("column", COLUMNS)
def test_every_word_for_a_column(column):
    for head in (column.upper(), *COLUMNS[column]):
        cells = {"name": "Dev", "email": "dev@example.org", "role": "peer"} | {column: ""}
        cells.pop(column)
        known = {"name": "Dev", "email": "dev@example.org", "role": "peer"}.get(column, "")
        text = ",".join([*cells, head]) + "\n" + ",".join([*cells.values(), known])
        assert len(rows(text)) == 1
        assert roster.read(text.encode()).left_out == ()


@pytest.mark.parametrize(("role", "said"), [(r, w) for r, ws in ROLES.items() for w in (r, *ws)])
def test_every_word_for_a_part(role, said):
    (row,) = rows(f"name,email,role\nDev,dev@example.org,{said.upper()}")
    assert row.role == role


def test_the_parts_are_those_of_the_house():
    staff = {role for role, part in PARTS.items() if part.face == "STAFF"}
    assert set(ROLES) == staff
    assert {role for role, part in PARTS.items() if part.is_everywhere} == EVERYWHERE


def test_columns_we_have_no_use_for_are_said():
    found = roster.read(b"name,email,role,Home address\nDev,dev@example.org,peer,9 Quay Street")
    assert found.left_out == ("Home address",)
    assert "Quay" not in repr(found)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",dev@example.org,peer", "The name is missing."),
        ("Dev,,peer", "The e-mail address is missing."),
        ("Dev,dev at example,peer", "The email “dev at example” is not one e-mail address."),
        ("Dev,a@b.org b@c.org,peer", "The email “a@b.org b@c.org” is not one e-mail address."),
        ("Dev,dev@localhost,peer", "The email “dev@localhost” is not one e-mail address."),
        ("Dev,dev@example.org,", "The role is missing."),
        ("Dev,dev@example.org,wizard", "We do not know the role “wizard”. Use one of: peer_worker"),
        (
            "Dev,dev@example.org,participant",
            "Participants, guardians and funders are never made from a list.",
        ),
        ("Dev,dev@example.org,Clients", "Participants, guardians and funders are never made"),
        ("Dev,dev@example.org,peer,,nobody", "The supervisor_email “nobody” is not one e-mail"),
        ("Dev,dev@example.org,peer,,DEV@example.org", "Nobody supervises themselves."),
        ("Dev,dev@example.org,admin,Ward", "This part belongs to the whole organisation."),
        (
            "Dev,dev@example.org,peer,,,,,many",
            "The caseload_limit is a whole number from 0 to 60.",
        ),
        ("Dev,dev@example.org,peer,,,,,-1", "The caseload_limit is a whole number from 0 to 60."),
        ("Dev,dev@example.org,peer,,,,,1.5", "The caseload_limit is a whole number from 0 to 60."),
        ("Dev,dev@example.org,peer,,,,,61", "The caseload_limit is a whole number from 0 to 60."),
        ("Dev,dev@example.org,peer,,,,,١٢", "The caseload_limit is a whole number from 0 to 60."),
        ("Dev,dev@example.org,peer,,,,,,01/09/2026", "Write the start date as year-month-day"),
        ("Dev,dev@example.org,peer,,,,,,2026-02-30", "Write the start date as year-month-day"),
        ("Dev,dev@example.org,peer,,,,,,,x", "This line has more cells than the first line"),
        (f"{'x' * 81},dev@example.org,peer", "The name cell is longer than 80 letters."),
        (f"Dev,dev@example.org,peer,,,{'x' * 41}", "The pronouns cell is longer than 40 letters."),
        (f"Dev,dev@example.org,peer,,,,{'en;' * 4}{'x' * 41}", "The languages are too many or too"),
        ('Dev,dev@example.org,"peer', "The quotes here do not match"),
    ],
)
def test_a_line_that_needs_mending_says_what(line, reason):
    assert why(line).startswith(reason)


@pytest.mark.parametrize("day", ["2026-09-01", "2026-09-01 00:00:00", "2026-09-01T00:00"])
def test_a_start_day_is_written_one_way(day):
    assert rows(f"{HEAD}\nDev,dev@example.org,peer,,,,,,{day}")[0].starts_on == date(2026, 9, 1)


def test_the_lines_around_a_bad_one_are_taken_and_blank_ones_are_nothing():
    found = roster.read(f"{HEAD}\n\n{DEV}\n,,,\nx\n{DEV.replace('dev@', 'ida@')}\n".encode())
    assert [row.line for row in found.rows] == [3, 6]
    assert [no.id for no in found.refused] == ["line 5"]


def test_a_name_over_two_lines_of_one_cell_is_one_name():
    found = roster.read(b'name,email,role\n"Dev\nRao",dev@example.org,peer\nx,y,z')
    assert [(row.line, row.name) for row in found.rows] == [(2, "Dev Rao")]
    assert found.refused[0].line == 4


def test_one_person_may_play_several_parts_but_none_twice():
    found = roster.read(
        b"name,email,role,programme\n"
        b"Dev,dev@example.org,peer,Ward\n"
        b"Dev,DEV@example.org,peer,Community\n"
        b"dev,dev@example.org,supervisor,Ward\n"
        b"Dev,dev@example.org,Peer worker,ward\n"
        b"Ida,dev@example.org,coordinator,Ward\n"
    )
    assert [row.line for row in found.rows] == [2, 3, 4]
    assert found.refused == (
        NotTaken(5, "Line 2 says the same already."),
        NotTaken(6, "Line 2 gives this e-mail address to somebody else."),
    )


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-2", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "'=1"]
)
def test_a_cell_that_looks_like_a_formula_is_only_text(formula):
    cells = io.StringIO()
    csv.writer(cells).writerows([["name", "email", "role"], [formula, "d@example.org", "peer"]])
    assert rows(cells.getvalue())[0].name == formula


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "This list is empty."),
        (b"\xef\xbb\xbf \r\n", "This list is empty."),
        (b"PK\x03\x04rest", "This is an Excel file. Save it as CSV and send that."),
        (b"\xd0\xcf\x11\xe0rest", "This is an Excel file. Save it as CSV and send that."),
        (b"Dev,dev@example.org,peer", "The first line needs headings, and one of them “name”."),
        (b"name,role\nDev,peer", "The first line needs headings, and one of them “email”."),
        (b"name,email,role,E-mail\n", "Two headings both mean “email”. Keep one."),
        (b'name,email,"role', "The quotes in the first line do not match"),
        (b"x" * 5_000_001, "This list is larger than 5 MB. Send it in parts."),
        (b"{}", "The first line needs headings"),
        (b"\x00\xff\xfe", "The first line needs headings"),
    ],
)
def test_what_is_no_list_is_turned_away_whole(data, reason):
    found = roster.read(data)
    assert found.rows == ()
    assert [no.line for no in found.refused] == [1]
    assert found.refused[0].why.startswith(reason)


def test_a_list_has_an_end():
    many = "\n".join(f"Dev,d{n}@example.org,peer" for n in range(5_010))
    found = roster.read(f"name,email,role\n{many}".encode())
    assert len(found.rows) == 5_000
    assert [no.line for no in found.refused] == [5_002]


def test_a_cell_that_is_far_too_long_ends_the_reading_kindly():
    found = roster.read(b"name,email,role\n" + b"x" * 200_000 + b",d@example.org,peer\n")
    assert found.refused[0].why.startswith(
        "The quotes here do not match, or a cell is far too long"
    )


CELL = st.text("ab@.é ='\",;|\t\n\r", max_size=8)
NAMES = st.text(st.characters(whitelist_categories=["L", "N", "P", "S"]), min_size=1, max_size=20)
EMAILS = st.integers(0, 40).map(lambda n: f"p{n}@example.org")
LISTED = st.builds(
    lambda email, role, day, limit: (
        f"N {email}",
        email,
        role,
        day,
        limit if role == "peer_worker" else None,
    ),
    EMAILS,
    st.sampled_from(sorted(ROLES)),
    st.dates(),
    st.integers(0, 60),
)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-16")))
@example(b'name,email,role\n"')
@example(b'sep="\nname"email"role')
def test_no_bytes_break_the_reader(data):
    found = roster.read(data)
    assert found.rows or found.refused or data.strip()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8), st.sampled_from(",;\t|"))
def test_every_line_is_taken_or_told_what_to_mend(lines, separator):
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=separator)
    writer.writerows([("name", "email", "role"), *lines])
    found = roster.read(sheet.getvalue().encode("utf-8", "replace"))
    told = [row.line for row in found.rows] + [no.line for no in found.refused]
    assert len(told) == len(set(told))
    assert len(told) == sum(any(cell.split() for cell in line) for line in lines)
    assert all(no.why.endswith(".") or "Use one of" in no.why for no in found.refused)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(LISTED, max_size=10, unique_by=lambda row: row[1:3]),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    NAMES,
)
def test_what_was_written_is_what_is_read(listed, separator, encoding, programme):
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=separator)
    writer.writerow(["Name", "Email", "Role", "Starts on", "Caseload limit", "Programme"])
    for name, email, role, day, limit in listed:
        where = "" if role in EVERYWHERE else programme
        writer.writerow([name, email, role, day.isoformat(), limit, where])
    found = roster.read(sheet.getvalue().encode(encoding))
    assert found.refused == ()
    assert [
        (row.name, row.email, row.role, row.starts_on, row.caseload_limit) for row in found.rows
    ] == listed
