"""Whether history is whole is told in words: which book, which line, and what that means."""

import pytest

from beside.consent import actions, history
from beside.core import checkpoint
from beside.core.checkpoint import Fault

PAGE = "/o/river/log/verify/"
KINDS = {
    "missing": "A line that was written here is gone.",
    "loose": "does not follow from the one before it",
    "altered": "This line was changed after it was written.",
    "anew": "All lines up to here were written anew.",
    "mark": "was not made by us",
    "cut": "The end is cut off.",
}


@pytest.fixture
def marks(settings, tmp_path):
    settings.CHECKPOINTS = tmp_path / "checkpoints"


def test_a_whole_history_is_told_without_a_code(cast, marks, as_):
    page = as_(cast.pia).get(PAGE).content.decode()
    assert "History is whole." in page and "things that were done" in page
    assert "No signed mark yet." in page
    for code in ("events:", "looks:", "denials:", "checkpoint"):
        assert code not in page
    checkpoint.put_mark(cast.here)
    assert "signed mark, kept" in as_(cast.pia).get(PAGE).content.decode().replace("marks", "mark")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_is_said_in_a_sentence(cast, marks, as_, monkeypatch, kind):
    fault = Fault("events", 4, kind, "raw: seq 4 != 5")
    monkeypatch.setattr(checkpoint, "_verify_chain", lambda org, model: (9, fault))
    page = as_(cast.pia).get(PAGE).content.decode()
    assert "Something in history is not as it was written." in page
    assert "What was done, line 4" in page and KINDS[kind] in page
    assert "raw:" not in page and "beside audit verify" in page


def test_every_kind_of_fault_and_every_book_has_words():
    from beside.core.walls import tables_of_history

    assert set(history.SAID) == set(KINDS)
    books = {model.chain_name for model in tables_of_history()}
    assert books == set(history.BOOKS) == set(history.LINES)


def test_a_consent_says_whether_its_words_are_as_they_were(cast, as_, monkeypatch):
    given = actions.give_consent(
        cast.marlowe.actor, cast.marlowe.person, covers="NOTES", signed_name="Marlowe"
    )
    at = f"/o/river/sharing/{given.pk}/"
    page = as_(cast.marlowe).get(at).content.decode()
    assert "nobody has changed them since" in page and given.text_hash[:12] not in page
    monkeypatch.setattr("beside.consent.texts.Text.hash", "0" * 64)
    page = as_(cast.marlowe).get(at).content.decode()
    assert "are not kept as they were" in page and "nobody has changed" not in page
