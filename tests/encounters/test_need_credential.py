"""A programme may ask for a credential: without it nobody is booked there, and the page says why."""

import datetime as dt

import pytest

from beside.core import tenancy
from beside.core.decision import NotAllowed
from beside.encounters import actions
from beside.encounters.models import Encounter
from beside.workforce import actions as workforce

from .conftest import MONDAY, on

TODAY = MONDAY.date()
PAGE = "/o/river/my-development/"


def need(cast, credentials=("us-pa-cps",), **told):
    told = {"says_who": "County contract, page 3", "begins_on": TODAY, **told}
    return workforce.need_credential(
        cast.manu.actor, cast.community, credentials=list(credentials), **told
    )


def hold(cast, until=100, credential="us-pa-cps", **told):
    return workforce.hold_credential(
        cast.dev.actor,
        cast.dev.person,
        credential=credential,
        stage="FULL",
        since_on=TODAY - dt.timedelta(days=300),
        until_on=TODAY + dt.timedelta(days=until),
        **told,
    )


def test_who_holds_it_is_booked(cast, book):
    hold(cast)
    need(cast)
    assert book().state == "BOOKED"


def test_who_holds_none_is_not(cast, book):
    need(cast)
    with pytest.raises(NotAllowed, match="needs one of these certificates, in force: Penn"):
        book(by=cast.dev)


def test_the_person_is_told_that_it_is_not_about_them(cast, book):
    need(cast)
    with pytest.raises(NotAllowed) as why:
        book()
    assert "It is not about you" in str(why.value)
    assert "certificate" not in str(why.value)


def test_a_lapse_is_told_with_what_mends_it(cast, book):
    hold(cast, until=-3)
    need(cast)
    with pytest.raises(NotAllowed, match=r"ended on Nov. 20, 2026. Renew it with the board"):
        book(by=cast.dev)


def test_the_day_of_the_meeting_counts_and_not_only_today(cast, book):
    hold(cast, until=0)
    need(cast)
    book(on(0, 15))
    with pytest.raises(NotAllowed, match="ended on Nov. 23"):
        book(on(1, 15), by=cast.dev)


def test_what_is_booked_may_not_be_moved_past_the_last_day(cast, book):
    hold(cast, until=1)
    need(cast)
    meeting = book(on(1, 14))
    with pytest.raises(NotAllowed, match="ended on Nov. 24"):
        actions.move_encounter(cast.dev.actor, meeting, starts_at=on(2, 14))
    assert actions.call_off_encounter(cast.dev.actor, meeting).state == "CALLED_OFF"


def test_outside_the_endorsement(cast, book):
    hold(cast, credential="us-tx-peer", endorsements=["mental_health"])
    need(cast, ["us-tx-peer"], endorsement="recovery_support")
    with pytest.raises(NotAllowed, match="needs the endorsement “Recovery support”"):
        book(by=cast.dev)
    hold(cast, credential="us-tx-peer", endorsements=["mental_health", "recovery_support"])
    assert book().state == "BOOKED"


def test_before_its_first_day_it_asks_nothing(cast, book):
    need(cast, begins_on=TODAY + dt.timedelta(days=3))
    assert book(on(1, 14)).state == "BOOKED"
    with pytest.raises(NotAllowed):
        book(on(3, 14))


def test_another_programme_is_not_concerned(cast, book):
    workforce.need_credential(
        cast.manu.actor,
        cast.ward,
        credentials=["us-pa-cps"],
        says_who="x",
        begins_on=TODAY,
    )
    assert book().state == "BOOKED"


def test_taken_back(cast, book):
    workforce.stop_needing_credential(cast.manu.actor, need(cast))
    assert book().state == "BOOKED"


def test_what_was_can_still_be_written_down(cast, walking):
    need(cast)
    met = actions.log_encounter(
        cast.dev.actor, walking, starts_at=on(0, 8), minutes=30, mode="PHONE"
    )
    assert met.state == Encounter.State.MET


@pytest.mark.parametrize("name", ["dev", "ines", "cora", "pia", "marlowe"])
def test_who_answers_for_the_programme_says_so(cast, name):
    who = getattr(cast, name)
    with pytest.raises(NotAllowed, match="Programme managers"):
        workforce.need_credential(
            who.actor, cast.community, credentials=["us-pa-cps"], says_who="x", begins_on=TODAY
        )


def test_an_endorsement_that_none_of_them_has(cast):
    with pytest.raises(NotAllowed, match="None of these certificates"):
        need(cast, ["us-pa-cps"], endorsement="youth")


def test_the_worker_reads_why_on_their_page(cast, walking, as_):
    hold(cast, until=-3)
    need(cast)
    text = as_(cast.dev).get(PAGE).content.decode()
    assert "You can’t be booked in Community now." in text
    assert "Renew it with the board" in text
    text = as_(cast.manu).get("/o/river/workforce/").content.decode()
    assert "One certificate has ended" in text
    assert "needs a certificate in force" in text


def test_the_form(cast, as_):
    client = as_(cast.manu)
    said = {
        "programme": str(cast.community.pk),
        "credentials": ["us-tx-peer"],
        "endorsement": "youth",
        "begins_on": "2026-11-23",
        "says_who": "Contract",
    }
    text = client.post("/o/river/rules/needs/", said).content.decode()
    assert "None of the chosen certificates has this one." in text
    assert "Contract" in text
    client.post("/o/river/rules/needs/", {**said, "endorsement": "mental_health"})
    text = client.get("/o/river/rules/").content.decode()
    assert "To be booked in Community" in text


def test_the_other_organisation_asks_for_nothing(cast, book):
    with tenancy.within(cast.there.pk):
        workforce.need_credential(
            cast.zed.actor,
            cast.elsewhere,
            credentials=["us-pa-cps"],
            says_who="x",
            begins_on=TODAY,
        )
    assert book().state == "BOOKED"
