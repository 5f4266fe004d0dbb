"""One screen says what is missing, and by when; what counted, what did not, and why."""

import datetime as dt
from uuid import uuid4

import pytest

from beside.core import clock, tenancy
from beside.core.actor import clock as clock_actor
from beside.workforce import actions, queries, rules, topics
from tests import worlds

PAGE = "/o/river/my-development/"


def ago(days):
    return clock.today() - dt.timedelta(days=days)


def hold(who, credential="us-pa-cps", stage="FULL", since=600, until=-130):
    return actions.hold_credential(
        who.actor,
        who.person,
        credential=credential,
        stage=stage,
        since_on=None if since is None else ago(since),
        until_on=None if until is None else ago(until),
    )


def course(who, hours, day=30, **told):
    return actions.add_hours(
        who.actor, who.person, kind="CE", day_on=ago(day), minutes=hours * 60, **told
    )


def work(who, hours, day=30):
    return actions.count_hours(
        clock_actor(who.org.pk),
        who.person,
        kind="WORK",
        day_on=ago(day),
        minutes=hours * 60,
        source="encounters.Note",
        source_id=uuid4(),
    )


def developed(cast, who, seen_by=None):
    with tenancy.within(cast.here.pk):
        found = queries.development((seen_by or who).actor, who.person, clock.today())
        return found, {need.told["key"]: need for each in found.standings for need in each.needs}


def test_what_is_missing_and_by_when(cast):
    hold(cast.dev)
    course(cast.dev, 20, topics=["recovery"])
    found, needs = developed(cast, cast.dev)
    need = needs["ce"].told
    assert (need["have"], need["need"], need["missing"]) == (20, 36, 16)
    assert needs["ce"].by == ago(-130)
    assert found.first.next.by == ago(-130)


def test_what_did_not_count_and_why(cast):
    hold(cast.dev)
    course(cast.dev, 5, topics=["advocacy"], certificate="C-1")
    course(cast.dev, 4, topics=["ethics"], day=900)
    _, needs = developed(cast, cast.dev)
    [early] = [line for line in needs["ce.ethics"].left_out if "before" in line.why]
    assert early.hours == 4
    [other] = [line for line in needs["ce.ethics"].left_out if "not about" in line.why]
    assert "C-1" in other.what
    assert [line.hours for line in needs["ce"].counted] == [5]


def test_meetings_are_told_month_by_month(cast):
    hold(cast.dev, "us-tx-peer", "INITIAL", since=100, until=None)
    hold(cast.dev, "us-tx-peer", "FULL", since=None, until=None)
    for hours in (1, 2):
        work(cast.dev, hours, day=0)
    work(cast.dev, 5, day=200)
    _, needs = developed(cast, cast.dev)
    assert [line.hours for line in needs["experience"].counted] == [3]


def test_the_days_of_a_credential_in_order(cast):
    hold(cast.dev, "us-ca-mpss", until=-40)
    found, _ = developed(cast, cast.dev)
    assert [(day["title"], day["state"]) for day in found.first.days] == [
        ("Since", "done"),
        ("Renewal opens", "done"),
        ("Today", "here"),
        ("Ends", "ahead"),
    ]


def test_a_credential_that_has_ended_comes_first(cast):
    hold(cast.dev, "us-ca-mpss", until=-300)
    hold(cast.dev, "us-pa-cps", since=900, until=10)
    found, _ = developed(cast, cast.dev)
    assert found.first.place == "Pennsylvania"
    assert found.first.next.is_end
    assert [day["title"] for day in found.first.days][-2:] == ["Ended", "Today"]


def test_what_is_aimed_at_has_no_days(cast):
    hold(cast.dev, since=None, until=None)
    found, needs = developed(cast, cast.dev)
    assert found.first.days == []
    assert needs["training"].told["missing"] == 75


def test_hours_a_supervisor_left_out_do_not_count(cast):
    hold(cast.dev)
    row = course(cast.dev, 20)
    actions.sign_hours(
        cast.ines.actor, cast.dev.person, hours=[row.pk], left_out={row.pk: "Not a course."}
    )
    found, needs = developed(cast, cast.dev)
    assert needs["ce"].told["have"] == 0
    assert [each.pk for each in found.set_aside] == [row.pk]


def test_the_people_one_walks_with_are_counted(cast):
    worlds.profile(cast.dev)
    worlds.walk(cast.marlowe, cast.dev, cast.community)
    hold(cast.dev, "us-nc-cpss")
    _, needs = developed(cast, cast.dev)
    assert (needs["caseload"].told["status"], needs["caseload"].told["have"]) == ("met", 1)


def test_who_may_not_see_it_finds_nothing(cast):
    hold(cast.dev)
    course(cast.dev, 20)
    for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
        found, _ = developed(cast, cast.dev, seen_by=who)
        assert (found.standings, found.waiting) == ([], [])
    assert developed(cast, cast.dev, seen_by=cast.ines)[0].standings


def test_what_if_asks_the_same_hours_of_other_rules(cast):
    hold(cast.dev)
    actions.add_hours(
        cast.dev.actor, cast.dev.person, kind="TRAINING", day_on=ago(700), minutes=60 * 60
    )
    with tenancy.within(cast.here.pk):
        other = queries.what_if(cast.dev.actor, cast.dev.person, "us-ca-mpss", clock.today())
        needs = {need.told["key"]: need.told for need in other.needs}
        assert (needs["training"]["have"], needs["training"]["missing"]) == (60, 20)
        assert queries.what_if(cast.dev.actor, cast.dev.person, "us-zz", clock.today()) is None


def test_before_anything_is_said(cast, as_):
    assert "Where are you going?" in as_(cast.dev).get(PAGE).content.decode()


def test_on_the_page(cast, as_):
    hold(cast.dev)
    course(cast.dev, 20, topics=["recovery"], certificate="C-1")
    text = as_(cast.dev).get(PAGE).content.decode()
    assert "20 of 36. 16 to go, by" in text
    assert "Renewal opens" not in text, "no rule says when"
    assert "not about ethics" in text
    assert "Pennsylvania Certification Board" in text


@pytest.mark.parametrize("which", ["us-tx-peer", "us-ny-crpa", "us-zz", ""])
def test_the_page_what_if(cast, as_, which):
    assert as_(cast.dev).get(f"{PAGE}what-if/", {"credential": which}).status_code == 200


def test_every_credential_can_be_looked_at(cast):
    with tenancy.within(cast.here.pk):
        for credential in rules.shipped().credentials:
            assert queries.what_if(cast.dev.actor, cast.dev.person, credential, clock.today())


def test_every_code_of_the_packs_has_words():
    packs = rules.shipped()
    for _pack, known in packs.credentials.values():
        assert set(known.stages) <= set(topics.STAGES)
        assert set(known.endorsements) <= set(topics.ENDORSEMENTS)
    needs = [row.need for pack in packs.by_id.values() for row in pack.rows if row.kind == "hours"]
    assert {topic for need in needs for topic in need.get("topics", ())} <= set(topics.TOPICS)


def test_only_peer_workers_have_the_page(cast, as_):
    for who in (cast.cora, cast.manu, cast.ines, cast.marlowe):
        assert as_(who).get(PAGE).status_code == 403


def test_the_supervisor_opens_it(cast, as_):
    held = hold(cast.dev)
    page = f"/o/river/team-hours/{cast.dev.person.pk}/development/"
    client = as_(cast.ines)
    assert "I have seen the certificate" in client.get(page).content.decode()
    client.post(f"/o/river/team-hours/credentials/{held.pk}/verify/")
    assert "somebody else has seen the certificate" in client.get(page).content.decode()
    assert as_(cast.rosa).get(page).status_code == 404
