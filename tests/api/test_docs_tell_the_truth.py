"""What docs/imports.md shows is what happens."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

from beside.api.fhir import reading, task
from beside.people.roster_words import COLUMNS, ROLES

PAGE = (Path(__file__).parents[2] / "docs" / "imports.md").read_text("utf-8")


def test_the_example_is_taken():
    examples = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    bundle = next(text for text in examples if '"Bundle"' in text)
    found = reading.read_text(bundle, today=date(2026, 11, 22))
    assert found.refused == found.ignored == ()
    assert found.referrals[0].asked_for.own_words == "I like dogs."
    assert found.referrals[0].consent.given is True


def test_every_other_example_is_json_too():
    for text in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL):
        assert json.loads(text)


def test_every_file_it_names_is_there():
    root = Path(__file__).parents[2]
    for name in re.findall(r"`(tests/fhir_samples/[^`]*)`", PAGE):
        assert (root / name).exists()


def test_every_column_part_and_word_is_on_the_page():
    for word in (*COLUMNS, *ROLES):
        assert f"`{word}`" in PAGE


def test_the_four_words_are_those_a_sender_hears():
    for step in ("RECEIVED", "REACHED_OUT", "MET", "CLOSED"):
        told = task.to_fhir(step=step, asked="x", changed_at=datetime(2026, 11, 22, tzinfo=UTC))
        assert f"| {told['businessStatus']['text']} | `{told['status']}` |" in PAGE
