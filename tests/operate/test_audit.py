"""`beside audit verify` names the first line that somebody with the database's keys changed."""

import sqlite3

import pytest


@pytest.mark.once
def test_an_altered_line_is_named(desk):
    assert desk.run("worker", "--until-idle").status == 0
    told = desk.run("audit", "verify")
    assert told.status == 0
    assert told.json["whole"]
    assert [org["checkpoints"] > 0 for org in told.json["organisations"]] == [True, True]
    with sqlite3.connect(desk.var / "beside.sqlite3") as database:
        database.execute("drop trigger core_event_no_update")
        database.execute("update core_event set name = 'staff.left' where seq = 2")
    database.close()
    told = desk.run("audit", "verify")
    assert told.status == 1
    assert not told.json["whole"]
    assert "events, line 2: it was altered after it was written" in told.err
    assert desk.run("audit", "verify", "--org", "river").status == 1
