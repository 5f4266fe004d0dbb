"""`beside referrals import`: a report on standard output, words on standard error, and an exit
status that a nightly job can trust."""

import json
from pathlib import Path

import pytest

from beside.core import tenancy
from beside.operate.command import main
from beside.people import actions as people
from beside.referrals.models import Referral, Request
from tests.api.letters import bundle, request, wren

SAMPLES = Path(__file__).parents[1] / "fhir_samples"


@pytest.fixture
def run(cast, capsys):
    def running(*argv):
        status = main(["referrals", "import", *map(str, argv)])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return running


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.json"
    file.write_text(json.dumps(bundle(request(), wren())))
    return file


def test_a_file_is_taken_and_the_same_again_is_there_already(run, letter, cast):
    assert run(letter) == (0, {"taken": 1, "already_there": 0, "refused": []}, "")
    assert run(letter) == (0, {"taken": 0, "already_there": 1, "refused": []}, "")
    with tenancy.within(cast.here.pk):
        assert Referral.objects.get().sent_by is None


def test_a_folder_is_one_set_and_what_is_refused_is_named(run):
    status, report, said = run(SAMPLES / "single_files")
    assert report["taken"] == 1 and len(report["refused"]) == 1
    assert status == 1 and report["refused"][0]["id"] in said


@pytest.mark.parametrize("name", ["family_transaction.json", "message_bundle.json", "many.ndjson"])
def test_every_sample_of_the_repository_gets_a_whole_report(run, name, cast):
    people.open_programme(
        cast.ari.actor, cast.here, name="Youth", slug="youth", setting="DIGITAL", ages="ADOLESCENT"
    )
    _status, report, _said = run(SAMPLES / name)
    assert set(report) == {"taken", "already_there", "refused"} and report["taken"]
    assert all(set(refused) == {"id", "why"} for refused in report["refused"])


def test_for_another_organisation_or_programme_when_they_are_named(run, letter, cast):
    assert run(letter, "--org", "hill")[1]["taken"] == 1
    assert run(letter, "--programme", "ward")[1]["taken"] == 1
    with tenancy.within(cast.there.pk):
        assert Request.objects.get().programme == cast.elsewhere
    with tenancy.within(cast.here.pk):
        assert Request.objects.get().programme == cast.ward


def test_a_name_that_is_not_there_is_said(run, letter, tmp_path):
    for argv in ((letter, "--org", "nope"), (letter, "--programme", "nope"), (tmp_path / "no",)):
        status, report, said = run(*argv)
        assert status == 1 and report is None and said.strip()


def test_an_empty_file_and_an_empty_folder_are_told_apart_from_success(run, tmp_path):
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "inner").mkdir()
    for path in (tmp_path / "empty.json", tmp_path / "inner"):
        status, report, _said = run(path)
        assert status == 1 and report["taken"] == 0 and report["refused"]
