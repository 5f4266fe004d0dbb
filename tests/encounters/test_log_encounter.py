"""A meeting that was not booked."""

import datetime as dt

import pytest

from beside.core import clock
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.relationships.models import Relationship

from .conftest import MONDAY, anew, on


@pytest.fixture
def log(cast, walking):
    def go(starts_at=MONDAY - dt.timedelta(hours=1), by=None, minutes=30):
        return actions.log_encounter(
            (by or cast.dev).actor,
            walking,
            starts_at=starts_at,
            minutes=minutes,
            mode="IN_PERSON",
            place="The corner shop",
        )

    return go


def test_they_met(cast, log, walking):
    met = log()
    assert met.state == "MET"
    anew(walking)
    assert walking.state == Relationship.State.ACTIVE
    assert walking.last_met_at == met.starts_at


@pytest.mark.parametrize("who", ["marlowe", "rosa", "cora", "ines", "manu"])
def test_only_the_worker_writes_it_down(cast, log, who):
    with pytest.raises(NotAllowed):
        log(by=getattr(cast, who))


def test_not_ahead_of_time_and_not_from_long_ago(cast, log):
    with pytest.raises(NotAllowed, match="has not come yet"):
        log(MONDAY + dt.timedelta(minutes=1))
    with pytest.raises(NotAllowed, match="60 days"):
        log(MONDAY - dt.timedelta(days=61))


def test_not_while_somebody_else_was_met(cast, log, other_pair):
    log()
    with pytest.raises(NotAllowed, match="just been taken"):
        actions.log_encounter(
            cast.dev.actor,
            cast.with_ana,
            starts_at=MONDAY - dt.timedelta(minutes=50),
            minutes=30,
            mode="PHONE",
        )


def test_the_page_leads_to_the_note(cast, walking, as_):
    with clock.at(on(0, 16)):
        client = as_(cast.dev)
        page = client.get(f"/o/river/meetings/log/{walking.pk}/")
        assert page.status_code == 200
        said = {"on": "2026-11-23", "at": "15:00", "minutes": "30", "mode": "IN_PERSON"}
        answer = client.post(f"/o/river/meetings/log/{walking.pk}/", said)
    assert answer.status_code == 302 and answer["Location"].endswith("/note/")


def test_a_time_ahead_is_said_on_the_form(cast, walking, as_):
    said = {"on": "2026-11-24", "at": "15:00", "minutes": "30", "mode": "IN_PERSON"}
    page = as_(cast.dev).post(f"/o/river/meetings/log/{walking.pk}/", said).content.decode()
    assert "has not come yet" in page and "15:00" in page
