"""`beside check` names each fault, and `beside serve` will not serve with one."""

import pytest

from tests import where

from .desk import empty_desk

BAD = {
    "a short secret key": ({"BESIDE_SECRET_KEY": "short"}, "BESIDE_SECRET_KEY"),
    "no secret key": ({"BESIDE_SECRET_KEY": ""}, "BESIDE_SECRET_KEY"),
    "an address in the open": (
        {"BESIDE_BASE_URL": "http://beside.example.org"},
        "must begin with https",
    ),
    "an address we do not answer to": ({"BESIDE_HOSTS": "other.example.org"}, "BESIDE_HOSTS"),
    "no keys": ({"BESIDE_KEYS_FILE": "/nowhere/keys.json"}, "/nowhere/keys.json"),
    "no such mode": ({"BESIDE_MODE": "debug"}, "BESIDE_MODE"),
}


@pytest.mark.once
@pytest.mark.parametrize(("settings", "words"), BAD.values(), ids=BAD.keys())
def test_it_names_what_is_wrong(founded, settings, words):
    told = founded.run("check", **settings)
    assert told.status == 1
    assert not told.json["ok"]
    assert len(told.json["faults"]) == 1
    assert words in told.json["faults"][0]


def test_serve_refuses_for_the_same_reasons(founded):
    told = founded.run("serve", "--port", "1", BESIDE_BASE_URL="http://beside.example.org")
    assert told.status == 1
    assert told.out == ""
    assert "must begin with https" in told.err
    assert "Not serving" in told.err


def test_tables_that_are_not_there_are_a_fault(tmp_path):
    desk = empty_desk(tmp_path)
    desk.var.mkdir()
    faults = desk.run("check").json["faults"]
    assert any("not up to date" in fault for fault in faults)
    assert any("keys.json" in fault for fault in faults)


@pytest.mark.once
def test_keys_that_others_can_read_are_a_fault(desk):
    (desk.var / "keys.json").chmod(0o644)
    assert "chmod 600" in desk.run("check").json["faults"][0]


@pytest.mark.once
def test_keys_that_are_damaged_are_a_fault(desk):
    (desk.var / "keys.json").write_text('{"seal": {}}')
    assert "damaged" in desk.run("check").json["faults"][0]


@pytest.mark.once
def test_no_setting_turns_debugging_on(desk):
    desk.settings |= {"BESIDE_DEBUG": "yes", "DEBUG": "1", "DJANGO_DEBUG": "1"}
    assert desk.python("from django.conf import settings; print(settings.DEBUG)") == "False"


@pytest.mark.once
def test_a_database_that_does_not_answer_is_a_fault(founded):
    url = "postgresql://beside_app:secret-word@127.0.0.1:1/beside"
    told = founded.run("check", BESIDE_DATABASE_URL=url)
    assert told.status == 1
    assert "does not answer" in told.json["faults"][0]
    assert "secret-word" not in told.out + told.err


if where.ENGINE == "postgres":

    def test_serving_as_a_role_the_wall_would_not_hold_is_a_fault(founded):
        database = founded.settings["BESIDE_DATABASE_URL"].rpartition("/")[2]
        as_owner = founded.settings["BESIDE_OWNER_DATABASE_URL"]
        faults = founded.run("check", BESIDE_DATABASE_URL=as_owner).json["faults"]
        assert any("owns tables" in fault for fault in faults)
        as_super = where._server.super_url(database)
        faults = founded.run("check", BESIDE_DATABASE_URL=as_super).json["faults"]
        assert any("superuser" in fault for fault in faults)
        assert any("BYPASSRLS" in fault for fault in faults)
