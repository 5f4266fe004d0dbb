"""`beside init`: an installation from nothing, and nothing done twice."""

import stat

import pytest

from .desk import empty_desk


def test_it_makes_tables_keys_and_an_organisation_with_its_admin(founded):
    told = founded.run("check")
    assert told.status == 0, told.out
    assert told.json == {"ok": True, "faults": []}
    assert stat.S_IMODE((founded.var / "keys.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(founded.var.stat().st_mode) == 0o700


def test_the_same_organisation_is_not_made_twice(desk):
    before = desk.run("audit", "verify").json
    told = desk.run("init", "--name", "River", "--admin", "Somebody Else")
    assert told.status == 1
    assert told.out == ""
    assert "already" in told.err
    assert desk.run("audit", "verify").json == before


def test_without_a_name_it_only_brings_the_tables_up_to_date(desk):
    told = desk.run("init")
    assert (told.status, told.out) == (0, "")
    assert "ready" in told.err


def test_what_limits_tries_is_kept_in_a_table_of_its_own(desk):
    code = "from django.core.cache import cache; cache.set('a', 1); print(cache.get('a'))"
    assert desk.python(code) == "1"


def test_the_code_opens_the_door_for_the_admin(tmp_path):
    desk = empty_desk(tmp_path)
    told = desk.run("init", "--name", "River", "--admin", "Ari", "--email", "Ari@example.org")
    assert told.status == 0, told.err
    assert set(told.json) == {"organisation", "admin", "address", "code"}
    said = desk.python(
        "from beside.core import tenancy; from beside.core.models import Org\n"
        "from beside.people.models import Invitation; from beside.people.codes import hash_of\n"
        "with tenancy.within(Org.objects.get().pk):\n"
        f"    card = Invitation.objects.get(code_hash=hash_of({told.json['code']!r}))\n"
        "    print(card.person.name, card.person.work_email)"
    )
    assert said == "Ari ari@example.org"


@pytest.mark.once
@pytest.mark.parametrize(
    "words",
    [
        ["--name", "River"],
        ["--name", "River", "--admin", "Ari", "--timezone", "Mars/Olympus"],
        ["--name", "River", "--admin", "Ari", "--timezone", "../etc/passwd"],
        ["--name", "River", "--admin", "Ari", "--slug", "Not Good"],
        ["--name", "River", "--admin", "Ari", "--country", "United States"],
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_made(tmp_path, words):
    desk = empty_desk(tmp_path, "sqlite")
    told = desk.run("init", *words)
    assert told.status == 2
    assert told.out == ""
    assert not desk.var.exists()
