"""What a system that refers hears back: a report at once, and one of four words later."""

import json
from datetime import UTC, datetime

import pytest
from fhir.resources.R4B.task import Task

from beside.api.fhir import task
from beside.api.fhir.peer_support import known
from beside.referrals.incoming import Refusal, report

NOON = datetime(2026, 11, 22, 12, 0, 30, 7, tzinfo=UTC)


def told(step: str) -> dict:
    return task.to_fhir(step=step, asked="ServiceRequest/r1", changed_at=NOON)


@pytest.mark.parametrize(
    ("step", "status", "word"),
    [
        ("RECEIVED", "received", "Received"),
        ("REACHED_OUT", "in-progress", "Reached out"),
        ("MET", "in-progress", "Met"),
        ("CLOSED", "completed", "Closed"),
    ],
)
def test_each_step_is_one_word_in_a_whole_task(step, status, word):
    whole = Task.model_validate(told(step)).model_dump()
    assert (whole["status"], whole["businessStatus"]) == (status, {"text": word})
    assert whole["focus"] == {"reference": "ServiceRequest/r1"}
    assert told(step)["lastModified"] == "2026-11-22T12:00:30+00:00"


def test_it_names_no_person_and_gives_no_reason():
    allowed = {
        "resourceType",
        "status",
        "businessStatus",
        "intent",
        "code",
        "focus",
        "lastModified",
    }
    assert set(told("CLOSED")) == allowed


def test_there_are_four_words_and_no_fifth():
    with pytest.raises(KeyError):
        told("STILL_THINKING")


def test_every_code_we_send_is_on_the_list():
    listed = {(row["system"], row["code"]) for row in known()["we_send"]}
    for coding in told("MET")["code"]["coding"]:
        assert (coding["system"], coding["code"]) in listed


def test_the_report_is_three_lines_and_each_refusal_has_its_reason():
    refused = [Refusal("ServiceRequest/r2", "The sender took it back.", "many.ndjson, line 5")]
    assert json.loads(json.dumps(report(taken=2, already_there=1, refused=refused))) == {
        "taken": 2,
        "already_there": 1,
        "refused": [{"id": "ServiceRequest/r2", "why": "The sender took it back."}],
    }
