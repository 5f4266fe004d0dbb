"""The demo is built for one day. When that day has passed it says so, and loses nothing quietly."""

import datetime as dt

import pytest

from beside.operate import demo

BUILT = dt.date(2026, 11, 1)
pytestmark = pytest.mark.once


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "beside.sqlite3").write_text("what a visitor typed")
    (tmp_path / "keys.json").write_text("its keys")
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "built").write_text(f"{demo._fingerprint()} {BUILT}\n")
    return tmp_path


def why(folder, *, days, rebuild=False, keep=False):
    today = BUILT + dt.timedelta(days=days)
    return demo.why_build(folder, today=today, rebuild=rebuild, keep=keep)


def test_a_fresh_one_is_opened_as_it_is(folder, capsys):
    assert not why(folder, days=0)
    assert capsys.readouterr().err == ""


def test_the_next_day_it_is_opened_and_says_its_age(folder, capsys):
    assert not why(folder, days=1)
    assert "2026-11-01" in capsys.readouterr().err


def test_after_some_days_it_is_built_anew_and_says_why(folder):
    assert "5 days ago" in why(folder, days=5)
    assert "--keep" in why(folder, days=5)


def test_who_wants_to_keep_it_keeps_it(folder, capsys):
    assert not why(folder, days=400, keep=True)
    assert "2026-11-01" in capsys.readouterr().err


def test_another_shape_of_the_tables_is_built_anew_even_so(folder):
    (folder / "built").write_text(f"00000000 {BUILT}\n")
    assert "has changed" in why(folder, days=0, keep=True)


@pytest.mark.parametrize("mark", ["", "12345678", "a b c", "12345678 yesterday"])
def test_a_mark_nobody_can_read_is_no_mark(folder, mark):
    (folder / "built").write_text(mark)
    assert why(folder, days=0)


def test_what_was_typed_is_set_aside_with_its_keys(folder, capsys):
    demo.set_aside(folder)
    assert (folder / "before" / "beside.sqlite3").read_text() == "what a visitor typed"
    assert (folder / "before" / "keys.json").read_text() == "its keys"
    assert [each.name for each in folder.iterdir()] == ["before"]
    assert str(folder / "before") in capsys.readouterr().err


def test_a_world_that_was_never_finished_does_not_push_out_the_one_before(folder):
    demo.set_aside(folder)
    (folder / "beside.sqlite3").write_text("half")
    demo.set_aside(folder)
    assert (folder / "before" / "beside.sqlite3").read_text() == "what a visitor typed"
    assert [each.name for each in folder.iterdir()] == ["before"]


def test_an_empty_folder_has_nothing_to_set_aside(tmp_path, capsys):
    demo.set_aside(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().err == ""
