"""What every command promises: help at once, results alone on standard output, honest status."""

import resource
import subprocess
import sys

import pytest

from .desk import Desk

COMMANDS = [
    *("demo", "init", "serve", "worker", "check", "backup", "restore"),
    *("audit", "audit verify", "roster", "roster import", "referrals", "referrals import"),
    *("clients", "clients add", "keys", "keys rotate", "keys reseal", "keys retire"),
]


@pytest.mark.once
@pytest.mark.parametrize("words", ["", *COMMANDS])
def test_help_needs_no_settings_and_no_time(words):
    before = _children()
    told = subprocess.run(
        [sys.executable, "-m", "beside", *words.split(), "--help"],
        env={"PATH": "/nowhere"},
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("usage: beside")
    assert _children() - before < 1


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.once
def test_a_command_that_is_none_is_refused(founded):
    told = founded.run("dance")
    assert (told.status, told.out) == (2, "")


@pytest.mark.once
def test_without_settings_it_says_which_are_missing(tmp_path):
    told = Desk(tmp_path / "var", {"BESIDE_SECRET_KEY": ""}).run("audit", "verify")
    assert (told.status, told.out) == (1, "")
    assert "BESIDE_SECRET_KEY" in told.err
    assert "Traceback" not in told.err


@pytest.mark.once
def test_an_organisation_that_is_none_is_named(founded):
    told = founded.run("audit", "verify", "--org", "nowhere")
    assert (told.status, told.out) == (1, "")
    assert "hill, river" in told.err
