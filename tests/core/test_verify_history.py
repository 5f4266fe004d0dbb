"""History: nobody changes a line of it without `beside audit verify` naming the line."""

import json

import pytest
from django.conf import settings
from django.db import connection, transaction

from beside.core import checkpoint, tenancy, walls
from beside.core.models import Chain, Event
from beside.people import actions as people

pytestmark = pytest.mark.django_db(transaction=True)

ALTERATIONS = {
    "altered": ("update core_event set name = 'person.invented' where seq = 4", 4, "altered"),
    "deleted": ("delete from core_event where seq = 3", 3, "missing"),
    "reordered": (
        "update core_event set seq = case seq when 5 then 6 else 5 end + 100000 where seq in (5, 6);"
        "update core_event set seq = seq - 100000 where seq > 100000",
        5,
        "follow",
    ),
    "cut off": ("delete from core_event where seq > 6", 7, "cut off"),
}


@pytest.fixture
def history(cast, tmp_path, settings):
    settings.CHECKPOINTS = tmp_path / "checkpoints"
    return cast.here


def test_a_whole_history_verifies(history):
    checkpoint.put_mark(history)
    report = checkpoint.verify(history)
    assert report["faults"] == []
    assert report["lines"]["events"] > 10


@pytest.mark.parametrize("kind", ALTERATIONS)
def test_the_first_bad_line_is_named(history, kind):
    statement, line, why = ALTERATIONS[kind]
    _as_someone_with_the_database(history, statement)
    fault = checkpoint.verify(history)["faults"][0]
    assert (fault["chain"], fault["seq"]) == ("events", line)
    assert why in fault["why"]


def test_a_history_written_anew_from_the_middle_differs_from_a_checkpoint(history):
    checkpoint.put_mark(history)
    _write_anew(history, altered=4)
    fault = checkpoint.verify(history)["faults"][0]
    assert "written anew" in fault["why"]


def test_a_history_cut_off_with_its_end_mark_is_caught_by_the_checkpoint(history):
    checkpoint.put_mark(history)
    _write_anew(history, altered=None, keep=6)
    fault = checkpoint.verify(history)["faults"][0]
    assert (fault["seq"], fault["why"].split(":")[0]) == (7, "cut off")


def test_a_forged_checkpoint_does_not_hold(history):
    checkpoint.put_mark(history)
    path = checkpoint.file_for(history)
    marks = [json.loads(line) for line in path.read_text().splitlines()]
    marks[0]["seq"] -= 1
    path.write_text("\n".join(json.dumps(mark) for mark in marks) + "\n")
    assert any(
        "signature" in f["why"] or "anew" in f["why"] for f in checkpoint.verify(history)["faults"]
    )


def test_the_application_cannot_alter_it_even_with_sql(history):
    for statement, _line, _why in ALTERATIONS.values():
        with (
            tenancy.within(history.pk),
            connection.cursor() as cursor,
            pytest.raises(Exception, match="history is kept|permission denied"),
            transaction.atomic(),
        ):
            cursor.execute(statement.split(";")[0])


def test_each_organisation_has_a_chain_of_its_own(cast):
    people.restyle_organisation(cast.ari.actor, cast.here, look={"accent": "#1F5F5B"})
    with tenancy.within(cast.there.pk):
        held = Chain.objects.get(org=cast.there, name="events")
        assert held.seq == Event.objects.filter(org=cast.there).count()


def _as_someone_with_the_database(org, statements):
    """What a person with the owner's password could do."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for deed in ("update", "delete"):
                cursor.execute(f"drop trigger core_event_no_{deed}")
            for statement in statements.split(";"):
                cursor.execute(statement + _only(org, statement))
        walls.raise_walls()
        return
    from tests.where import as_superuser

    as_superuser([statement + _only(org, statement) for statement in statements.split(";")])


def _only(org, statement):
    """Narrowed to one organisation."""
    key = org.pk.hex if connection.vendor == "sqlite" else str(org.pk)
    return f" and org_id = '{key}'"


def _write_anew(org, *, altered, keep=None):
    """A clever forger: recomputes every tie, and the end mark with them."""
    from beside.core import chain

    with tenancy.within(org.pk):
        rows = list(Event.objects.filter(org=org).order_by("seq"))[:keep]
    statements, before = [], chain.START
    for row in rows:
        if row.seq == altered:
            row.name = "person.invented"
        row.before = before
        row.tie = before = chain.tie(row.line(), row.before)
        statements.append(
            f"update core_event set name='{row.name}', before='{row.before}', tie='{row.tie}' where seq={row.seq}"
        )
    statements.append(f"delete from core_event where seq > {rows[-1].seq}")
    statements.append(
        f"update core_chain set seq={rows[-1].seq}, head='{before}' where name='events'"
    )
    _as_someone_with_the_database(org, ";".join(statements))


def test_checkpoints_lie_outside_the_database():
    assert "sqlite" not in str(settings.CHECKPOINTS)
