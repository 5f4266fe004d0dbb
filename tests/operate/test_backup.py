"""Everything goes into one sealed file and comes back whole, into either database."""

import json
import shutil

import pytest

from tests import where

from .desk import Desk, copy_of, empty_desk

ENGINES = ["sqlite", "postgres"] if where.ENGINE == "postgres" else ["sqlite"]
PAPER = b"%PDF-1.7\0\xff not words at all"
WORDS = "I sat by the door: ¿qué tal? 🌊 \u202eabc"

FILL = f"""
import datetime as dt
from beside.core import clock
from beside.core.actor import operator
from beside.core.models import Org
from beside.core.uploads import Clean
from beside.people import actions as people
from beside.people.faces import as_actor
from beside.people.models import Account
from beside.plans import actions as plans
from beside.workforce import actions as workforce
for org in Org.objects.all():
    us = operator(org.pk)
    place = people.open_programme(us, org, name="Community", slug="community", setting="COMMUNITY")
    account = Account.objects.create_user("m-" + org.slug)
    person = people.welcome_participant(us, place, name="Marlowe", languages=["en", "es"],
                                        age_band="26-40", account=account)
    plans.set_goal(as_actor(person), person, words={WORDS!r}, why="")
    worker = people.welcome_staff(us, org, name="Dev")
    people.give_part(us, worker, role="peer_worker", programme=place)
    profile = workforce.keep_profile(us, worker, stage="CERTIFIED", modes=["PHONE"])
    workforce.keep_hours(us, profile, blocks=[
        {{"weekday": 2, "starts": dt.time(9), "ends": dt.time(12, 30), "place": "Library"}}])
    proof = Clean("proof.pdf", "application/pdf", {PAPER!r})
    workforce.keep_paper(us, worker, kind="OTHER", title="Proof", upload=proof)
"""
LOOK = """
import json
from beside.core import tenancy
from beside.core.models import Org
from beside.plans.models import Goal
from beside.workforce.models import Hours, Paper
found = {}
for org in Org.objects.order_by("slug"):
    with tenancy.within(org.pk):
        hours = Hours.objects.get()
        found[org.slug] = [Goal.objects.get().words, str(hours.starts), str(hours.ends)]
        found[org.slug].append(Paper.objects.get().content.hex())
print(json.dumps(found))
"""
GO_ON = """
from beside.core.actor import operator
from beside.core.models import Org
from beside.people import actions as people
for org in Org.objects.all():
    people.welcome_staff(operator(org.pk), org, name="After")
"""


@pytest.fixture(scope="module")
def lived_in(founded, tmp_path_factory) -> Desk:
    """An installation with something private in it, and history that was signed."""
    desk = copy_of(founded, tmp_path_factory.mktemp("lived_in"))
    desk.python(FILL)
    assert desk.run("worker", "--until-idle").status == 0
    return desk


@pytest.fixture(scope="module")
def backup(lived_in, tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "beside.backup"
    told = lived_in.run("backup", file)
    assert told.status == 0, told.err
    assert told.json["rows"]["plans.Goal"] == 2
    return file


def _beside(desk: Desk, keys_of: Desk) -> Desk:
    """An empty place with the keys that were kept apart."""
    desk.var.mkdir()
    shutil.copy2(keys_of.var / "keys.json", desk.var / "keys.json")
    return desk


@pytest.mark.parametrize("engine", ENGINES)
def test_it_comes_back_whole_and_goes_on(lived_in, backup, tmp_path, engine):
    fresh = _beside(empty_desk(tmp_path, engine), lived_in)
    told = fresh.run("restore", backup)
    assert told.status == 0, told.err + told.out
    assert told.json["whole"]
    assert [audit["checkpoints"] > 0 for audit in told.json["audit"]] == [True, True]
    assert fresh.python(LOOK) == lived_in.python(LOOK)
    assert json.loads(fresh.python(LOOK))["hill"] == [WORDS, "09:00:00", "12:30:00", PAPER.hex()]
    fresh.python(GO_ON)
    assert fresh.run("audit", "verify").status == 0
    assert fresh.run("check").json == {"ok": True, "faults": []}
    assert fresh.run("restore", backup).status == 1, "it is not empty any more"


@pytest.mark.once
def test_what_is_not_ours_or_is_damaged_is_turned_away(lived_in, backup, tmp_path):
    fresh = _beside(empty_desk(tmp_path, "sqlite"), lived_in)
    damaged = bytearray(backup.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "damaged").write_bytes(damaged)
    (tmp_path / "short").write_bytes(backup.read_bytes()[:-100])
    (tmp_path / "other").write_text("hello")
    for name in ("damaged", "short", "other"):
        told = fresh.run("restore", tmp_path / name)
        assert told.status == 1
        assert told.out == ""
        assert "does not open with our key file" in told.err
    assert not (fresh.var / "beside.sqlite3").exists(), "nothing was made"
    (fresh.var / "keys.json").unlink()
    told = fresh.run("restore", backup)
    assert told.status == 1
    assert "No usable key file" in told.err
    assert fresh.run("init").status == 0  # new keys, which are not the old ones
    assert "does not open with our key file" in fresh.run("restore", backup).err
    assert fresh.run("restore", tmp_path / "nowhere").status == 1


@pytest.mark.once
def test_nothing_private_can_be_read_in_the_file(backup):
    content = backup.read_bytes()
    for word in (b"Marlowe", b"core.Org", b"rows/"):
        assert word not in content
    assert backup.stat().st_mode & 0o077 == 0


@pytest.mark.once
def test_a_file_that_is_there_is_not_overwritten(founded, tmp_path):
    there = tmp_path / "there"
    there.write_text("mine")
    assert founded.run("backup", there).status == 1
    assert there.read_text() == "mine"
