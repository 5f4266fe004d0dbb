"""How a meeting was: said by each of the two, read by nobody, counted only among many."""

import datetime as dt
import io
import itertools
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from beside.consent import actions as consent
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.encounters import actions as encounters
from beside.home import record
from beside.people.faces import as_actor
from beside.supervision import actions, policy, queries, statements
from beside.supervision.models import Impression
from tests import worlds
from tests.cast import participant

YES = {"LISTENED": "YES", "TOGETHER": "YES", "PEER": "YES"}


def agree(cast, who):
    consent.give_consent(who.actor, who.person, covers="NOTES", signed_name="x")


HOURS = itertools.count(3)
"""Each meeting at a time of its own."""


def meet(cast, who, together=None):
    together = together or worlds.walk(who, cast.dev, cast.community)
    met = encounters.log_encounter(
        cast.dev.actor,
        together,
        starts_at=clock.now() - dt.timedelta(hours=next(HOURS)),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    encounters.record_attendance(cast.dev.actor, met, minutes=50)
    with tenancy.within(cast.here.pk):
        return type(met).objects.select_related("participant").get(pk=met.pk)


@pytest.fixture
def met(cast, dev):
    agree(cast, cast.marlowe)
    return meet(cast, cast.marlowe)


@pytest.fixture
def later(monkeypatch):
    """Days go by."""

    def go(days):
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda: now + dt.timedelta(days=days))

    return go


def page(met, back=""):
    return f"/o/river/how-it-was/{met.pk}/{back}"


@pytest.mark.parametrize(("who", "side"), [("marlowe", "PARTICIPANT"), ("dev", "WORKER")])
def test_each_of_the_two_says_it(cast, met, as_, who, side):
    client = as_(getattr(cast, who))
    shown = client.get(f"/o/river/meetings/{met.pk}/").content.decode()
    assert "Say how it was for you" in shown
    assert client.post(page(met), {"LISTENED": "YES", "PEER": "NO"}).status_code == 302
    with tenancy.within(cast.here.pk):
        said = Impression.objects.get()
    assert said.side == side and statements.read(said.answers) == {"LISTENED": "YES", "PEER": "NO"}


def test_saying_nothing_is_fine_and_keeps_nothing(cast, met, as_):
    assert as_(cast.marlowe).post(page(met), {}).status_code == 302
    with tenancy.within(cast.here.pk):
        assert not Impression.objects.exists()
    with pytest.raises(NotAllowed):
        actions.say_how_it_was(cast.marlowe.actor, met, answers={"MAGIC": "YES"})


def test_it_is_voluntary_and_follows_consent(cast, dev, as_):
    met = meet(cast, cast.marlowe)
    with tenancy.within(cast.here.pk):
        assert not policy.may_say_how_it_was(cast.marlowe.actor, met)
    assert as_(cast.marlowe).get(page(met)).status_code == 403
    assert (
        "Say how it was" not in as_(cast.dev).get(f"/o/river/meetings/{met.pk}/").content.decode()
    )


def test_each_of_a_pair_is_asked_every_four_weeks_at_most(cast, met, as_, later):
    actions.say_how_it_was(cast.marlowe.actor, met, answers=YES)
    with tenancy.within(cast.here.pk):
        together = met.relationship
    later(20)
    again = meet(cast, cast.marlowe, together)
    with pytest.raises(NotAllowed, match="not long ago"):
        actions.say_how_it_was(cast.marlowe.actor, again, answers=YES)
    actions.say_how_it_was(cast.dev.actor, again, answers=YES)
    with pytest.raises(NotAllowed, match="a while ago"):
        actions.say_how_it_was(cast.dev.actor, met, answers=YES)
    later(9)
    assert actions.say_how_it_was(cast.marlowe.actor, again, answers=YES)


@pytest.mark.parametrize("who", ["rosa", "ines", "cora", "manu", "pia", "ari"])
def test_nobody_else_says_or_reads_it(cast, met, as_, who):
    said = actions.say_how_it_was(cast.marlowe.actor, met, answers=YES)
    other = getattr(cast, who)
    with pytest.raises(NotAllowed):
        actions.say_how_it_was(other.actor, met, answers=YES)
    assert as_(other).get(page(said, "back/")).status_code == 404
    with tenancy.within(cast.here.pk):
        assert not policy.visible_impressions(other.actor).exists()


def test_the_worker_never_sees_what_the_person_said(cast, met, as_):
    said = actions.say_how_it_was(cast.marlowe.actor, met, answers=YES)
    with tenancy.within(cast.here.pk):
        assert not policy.visible_impressions(cast.dev.actor).exists()
        told = Event.objects.get(name="impression.given")
        assert "YES" not in str(told.changes), "history does not say it either"
    assert as_(cast.dev).get(page(said, "back/")).status_code == 404
    assert not queries_felt(cast)


def test_it_can_be_taken_back_and_its_words_are_gone(cast, met, as_):
    said = actions.say_how_it_was(cast.marlowe.actor, met, answers=YES)
    client = as_(cast.marlowe)
    assert "Take back how it was" in client.get(f"/o/river/meetings/{met.pk}/").content.decode()
    assert client.get(page(said, "back/")).status_code == 200
    assert client.post(page(said, "back/")).status_code == 302
    with tenancy.within(cast.here.pk):
        gone = Impression.objects.get()
        assert gone.ended_at and gone.answers == ""
        assert not policy.may_say_how_it_was(cast.marlowe.actor, met), "nobody is asked again"


def test_the_person_takes_it_along_with_all_that_is_theirs(cast, met):
    actions.say_how_it_was(cast.marlowe.actor, met, answers={"LISTENED": "PARTLY"})
    actions.say_how_it_was(cast.dev.actor, met, answers={"LISTENED": "NO"})
    with tenancy.within(cast.here.pk):
        taken = record.gather(cast.marlowe.actor, cast.marlowe.person)
        paper = record.as_pdf(taken, org="River Peers", now=clock.now())
    [said] = taken["how_meetings_were"]
    assert [each["answer"] for each in said["answers"]] == ["Partly"]
    assert "How I said meetings were" in text_of(paper)


def text_of(paper):
    return "".join(each.extract_text() for each in PdfReader(io.BytesIO(paper)).pages)


def queries_felt(cast, by=None, months=1):
    """As it is told in the month after."""
    today = (clock.today().replace(day=1) + dt.timedelta(days=32 * months)).replace(day=2)
    with tenancy.within(cast.here.pk):
        return queries.felt((by or cast.ines).actor, cast.dev.person, today=today)


def many(cast, dev, answers):
    workers = []
    for number, said in enumerate(answers):
        who = participant(cast.here, f"one{number}", cast.community)
        agree(cast, who)
        met = meet(cast, who)
        actions.say_how_it_was(who.actor, met, answers={"LISTENED": said})
        workers.append(met)
    return workers


def test_four_people_are_too_few(cast, dev):
    many(cast, dev, ["YES"] * 4)
    assert queries_felt(cast) == []


def test_five_are_told_in_coarse_words_to_the_two_and_to_nobody_else(cast, dev, as_):
    mets = many(cast, dev, ["NO", "NO", "NO", "NO", "YES"])
    for met in mets:
        actions.say_how_it_was(cast.dev.actor, met, answers={"LISTENED": "YES"})
    [felt] = queries_felt(cast)
    assert (felt.people, felt.worker, felt.is_apart) == ("FEW", "MOST", True)
    assert [each.people for each in queries_felt(cast, by=cast.dev)] == ["FEW"]
    for who in (cast.rosa, cast.manu, cast.cora, cast.pia):
        assert queries_felt(cast, by=who) == []


def test_this_month_is_not_told_yet(cast, dev):
    many(cast, dev, ["YES"] * 5)
    assert queries_felt(cast, months=0) == []
    assert queries_felt(cast, months=1)
    assert queries_felt(cast, months=8) == []


def test_one_person_counts_once(cast, dev, later):
    mets = many(cast, dev, ["YES"] * 4)
    with tenancy.within(cast.here.pk):
        together, one = mets[0].relationship, mets[0].participant
    later(29)
    again = meet(cast, SimpleNamespace(person=one), together)
    actions.say_how_it_was(as_actor(one, channel="test"), again, answers={"LISTENED": "YES"})
    with tenancy.within(cast.here.pk):
        assert Impression.objects.count() == 5
    assert queries_felt(cast) == []


@pytest.mark.once
@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["YES"] * 4, None),
        (["YES"] * 5, "MOST"),
        (["YES"] * 4 + ["NO"], "MOST"),
        (["YES"] * 2 + ["PARTLY"] * 3, "SOME"),
        (["YES"] + ["PARTLY"] * 4, "FEW"),
        (["NO"] * 5, "FEW"),
    ],
)
def test_what_is_told_is_coarse(said, told):
    assert statements.mostly(said) == told
