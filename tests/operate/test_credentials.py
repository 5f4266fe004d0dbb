"""`beside credentials`: an answer from a file, with nothing set up."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

CASE = {
    "as_of": "2026-06-01",
    "credential": "us-pa-cps",
    "holds": [{"credential": "us-pa-cps", "since": "2024-07-01", "until": "2026-06-30"}],
    "entries": [
        {"id": "a", "kind": "CE", "day": "2025-01-01", "hours": 18, "topics": ["recovery"]},
        {"id": "b", "kind": "CE", "day": "2024-01-01", "hours": 18, "topics": ["recovery"]},
    ],
}


def ask(*words, stdin=None):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("BESIDE_", "DJANGO_"))}
    command = [sys.executable, "-W", "error", "-m", "beside", "credentials", *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, text=True, input=stdin)


@pytest.fixture
def file(tmp_path):
    def write(given):
        path = tmp_path / "case.json"
        path.write_text(given if isinstance(given, str) else json.dumps(given))
        return path

    return write


def test_it_says_what_counted_what_not_and_what_is_missing_by_when(file):
    told = ask("explain", file(CASE))
    assert (told.returncode, told.stderr) == (3, "")
    answer = json.loads(told.stdout)
    assert (answer["status"], answer["next_by"]) == ("not_met", "2026-06-30")
    [ce] = [each for each in answer["requirements"] if each["key"] == "ce"]
    assert (ce["have"], ce["need"], ce["missing"], ce["by"]) == (18, 36, 18, "2026-06-30")
    assert ce["counted"] == [{"entry": "a", "hours": 18}]
    [out] = ce["not_counted"]
    assert (out["entry"], out["why"]) == ("b", "before the time this rule looks at")
    assert ce["source"]["confidence"] == "official"
    assert ce["source"]["read_on"]


def test_what_if_i_moved(file):
    told = ask("explain", file(CASE), "--credential", "us-tx-peer")
    answer = json.loads(told.stdout)
    assert (answer["credential"], answer["stage"], answer["held"]) == (
        "us-tx-peer",
        "INITIAL",
        False,
    )


def test_it_reads_what_is_piped_and_an_organisations_own_pack(tmp_path):
    ours = tmp_path / "ours.yaml"
    ours.write_text(
        "{pack: ours, name: Ours, within: us-pa, sources: {us: {what: our handbook, "
        "read_on: 2026-01-01, confidence: official}}, rows: [{key: ce, of: '*', when: RENEW, "
        "source: us, need: {hours: {of: [CE], at_least: 40, within: CYCLE}}}]}"
    )
    told = ask("explain", "-", "--pack", ours, stdin=json.dumps(CASE))
    [ce] = [e for e in json.loads(told.stdout)["requirements"] if e["key"] == "ce"]
    assert (ce["need"], ce["source"]["what"]) == (40, "our handbook")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("hello", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ([], "not of type 'object'"),
        (CASE | {"credential": "moon"}, "moon"),
        (CASE | {"stage": "GOLD"}, "GOLD"),
        (CASE | {"entries": [{"id": "a", "kind": "CE", "day": "2025-01-01", "hours": -1}]}, "-1"),
    ],
)
def test_what_cannot_be_used_is_said(file, given, words):
    told = ask("explain", file(given))
    assert (told.returncode, told.stdout) == (1, "")
    assert words in told.stderr


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "cannot be read" in ask("explain", tmp_path / "nowhere").stderr


def test_the_credentials_are_listed():
    told = ask("list")
    assert told.returncode == 0
    assert "us-tx-peer" in [each["credential"] for each in json.loads(told.stdout)]
