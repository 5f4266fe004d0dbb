"""A worker applies for a credential: one way, one next thing, each step with its day."""

import pytest
from django.db import IntegrityError, transaction

from beside.careers import actions, policy, queries
from beside.careers.models import Application, ApplicationStep
from beside.careers.states import AFTER, ENDS, Stand
from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.workforce import actions as workforce
from beside.workforce import policy as work
from beside.workforce import queries as development
from tests.careers.conftest import ago

PAGE = "/o/river/careers/"


def page_of(cast, who, made):
    with tenancy.within(cast.here.pk):
        made = Application.objects.select_related("person").get(pk=made.pk)
        return queries.application_page(who.actor, made, clock.today())


@pytest.mark.once
def test_every_step_leads_somewhere_and_every_way_ends():
    assert set(AFTER) == set(Stand)
    for stand in Stand:
        seen, to_see = set(), [stand]
        while to_see:
            here = to_see.pop()
            seen.add(here)
            to_see += [each for each in AFTER[here] if each not in seen]
        assert seen & set(ENDS), stand


def test_it_is_aimed_at_from_then_on(cast, dev, applied):
    made = applied()
    assert made.stands == Stand.PREPARING
    with tenancy.within(cast.here.pk):
        [aim] = work.visible_credentials(dev.actor)
    assert (aim.credential, aim.since_on) == ("us-pa-cps", None)


def test_two_for_the_same_credential_are_one_too_many(cast, dev, applied, as_):
    made = applied()
    with pytest.raises(NotAllowed, match="already"):
        applied()
    reply = as_(dev).post(f"{PAGE}apply/", {"which": "us-pa-cps/FULL"})
    assert reply.url.endswith(f"/careers/applications/{made.pk}/")
    applied(credential="us-oh-cps")
    actions.step_application(dev.actor, made, stands="LEFT", on=clock.today())
    assert applied().pk != made.pk


def test_the_database_holds_it_too(cast, dev, applied):
    made = applied()
    with tenancy.within(cast.here.pk):
        rows = Application.objects.filter(pk=made.pk)
        for wrong in ({"stands": "LOST"}, {"stands": "EXAM_BOOKED"}, {"cost": -1}):
            with pytest.raises(IntegrityError), transaction.atomic():
                super(type(rows), rows).update(**wrong)


def test_the_whole_way(cast, dev, applied):
    made = applied(
        ("SENT", {}),
        ("EXAM_BOOKED", {"exam_on": clock.today()}),
        ("EXAM_PASSED", {"words": "It was fair."}),
        ("GRANTED", {"until_on": ago(-730), "number": "PS-7"}),
    )
    assert made.stands == Stand.GRANTED
    with tenancy.within(cast.here.pk):
        [held] = work.visible_credentials(dev.actor)
        assert (held.since_on, held.until_on, held.number) == (ago(0), ago(-730), "PS-7")
        assert held.verified_at is None, "somebody else still looks at the paper"
        steps = ApplicationStep.objects.filter(application=made).order_by("said_at")
        assert [each.stands for each in steps] == [
            "PREPARING",
            "SENT",
            "EXAM_BOOKED",
            "EXAM_PASSED",
            "GRANTED",
        ]
        events = Event.objects.filter(name="application.moved")
        assert "fair" not in str([each.changes for each in events])


def test_a_passed_exam_is_known_to_the_rules(cast, dev, applied):
    applied(("EXAM_BOOKED", {"exam_on": clock.today()}), ("EXAM_PASSED", {}))
    with tenancy.within(cast.here.pk):
        found = development.development(dev.actor, dev.person, clock.today())
    exam = next(n for n in found.standings[0].needs if n.told["key"] == "exam")
    assert exam.told["status"] == "met"


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([("GRANTED", {})], "cannot come next"),
        ([("NO_SUCH", {})], "cannot come next"),
        ([("SENT", {"on": ago(-1)})], "not come yet"),
        ([("SENT", {"on": ago(5)})], "came later"),
        ([("EXAM_BOOKED", {})], "day of the exam"),
        ([("EXAM_BOOKED", {"exam_on": ago(4)})], "comes after it is booked"),
        ([("SENT", {}), ("GRANTED", {"until_on": ago(9)})], "before it begins"),
    ],
)
def test_what_cannot_be(cast, dev, applied, steps, says):
    with pytest.raises(NotAllowed, match=says):
        applied(*steps)


def test_a_no_can_be_looked_at_again_until_a_day(cast, dev, applied):
    made = applied(("SENT", {}), ("NOT_GRANTED", {"appeal_until_on": ago(-20)}))
    found = page_of(cast, dev, made)
    assert "until" in found.next.title
    assert found.next.to == Stand.APPEALED
    made = actions.step_application(dev.actor, made, stands="APPEALED", on=clock.today())
    made = actions.step_application(dev.actor, made, stands="GRANTED", on=clock.today())
    with pytest.raises(NotAllowed, match="come to its end"):
        actions.step_application(dev.actor, made, stands="LEFT", on=clock.today())


def test_too_late_to_ask_again(cast, dev, applied):
    from beside.core.clock import at

    made = applied(("SENT", {}), ("NOT_GRANTED", {"appeal_until_on": ago(-3)}))
    import datetime as dt

    with at(clock.now() + dt.timedelta(days=5)):
        assert page_of(cast, dev, made).next.to == Stand.LEFT
        with pytest.raises(NotAllowed, match="was over"):
            actions.step_application(dev.actor, made, stands="APPEALED", on=clock.today())


def test_an_exam_not_passed_can_be_taken_again(cast, dev, applied):
    made = applied(("EXAM_BOOKED", {"exam_on": clock.today()}), ("EXAM_AGAIN", {}))
    assert page_of(cast, dev, made).next.to == Stand.EXAM_BOOKED


def test_the_next_thing_is_what_the_rules_miss(cast, dev, applied):
    made = applied()
    found = page_of(cast, dev, made)
    assert found.next.title.startswith("75 hours of training")
    assert [each["state"] for each in found.path] == ["here", "ahead", "ahead", "ahead"]
    applied(credential="us-samhsa-model-2023")


def test_when_nothing_is_missing_it_can_be_sent(cast, dev, applied):
    made = applied(credential="us-oh-youth")
    assert "answer what the rules ask" in page_of(cast, dev, made).next.title
    workforce.say_fact(
        dev.actor, dev.person, code="born_on", told={"is": True, "on": str(ago(9000))}
    )
    assert page_of(cast, dev, made).next.to == Stand.SENT


def test_who_sees_it(cast, dev, applied):
    made = applied(("SENT", {"words": "I am nervous"}))
    with tenancy.within(cast.here.pk):
        for who in (dev, cast.ines, cast.manu, cast.ari):
            assert list(policy.visible_applications(who.actor)) == [made]
        for who in (cast.rosa, cast.cora, cast.pia, cast.marlowe):
            assert not policy.visible_applications(who.actor).exists()
    assert page_of(cast, dev, made).words
    assert not page_of(cast, cast.ines, made).words
    for who in (cast.ines, cast.manu, cast.ari, cast.rosa):
        with pytest.raises(NotAllowed):
            actions.step_application(who.actor, made, stands="LEFT", on=clock.today())


def test_what_it_costs_and_who_pays(cast, dev, applied, as_):
    made = applied()
    here = f"{PAGE}applications/{made.pk}/"
    as_(dev).post(f"{here}cost/", {"cost": "125.50", "paid_by": "EMPLOYER"})
    shown = as_(dev).get(here).content.decode()
    assert "$125.50" in shown
    assert "My organization" in shown
    assert "$50 every 24 months" in shown
    reply = as_(dev).post(f"{here}cost/", {"cost": "a lot", "paid_by": "ME"}, follow=True)
    assert "as a number" in reply.content.decode()


def test_letters_are_counted_by_the_rules(cast, dev, applied, as_):
    made = applied(credential="us-nc-cpss")
    here = f"{PAGE}applications/{made.pk}/"
    for name in ("Ines", "Father Paul"):
        as_(dev).post(f"{here}letters/", {"name": name})
    shown = as_(dev).get(here).content.decode()
    assert "Father Paul" in shown
    with tenancy.within(cast.here.pk):
        letters = list(policy.own_letters(dev.actor))
    for each in letters:
        as_(dev).post(f"{PAGE}letters/{each.pk}/", {"deed": "received"})
    with tenancy.within(cast.here.pk):
        need = development.would_stand(dev.actor, dev.person, "us-nc-cpss", "FULL", clock.today())
        status = {n.told["key"]: n.told["status"] for n in need.needs}
    assert status["references"] == "met"
    as_(dev).post(f"{PAGE}letters/{letters[0].pk}/", {"deed": "drop"})
    with tenancy.within(cast.here.pk):
        need = development.would_stand(dev.actor, dev.person, "us-nc-cpss", "FULL", clock.today())
        status = {n.told["key"]: n.told["status"] for n in need.needs}
    assert status["references"] == "not_met"


def test_the_pages_of_a_whole_way(cast, dev, as_):
    client = as_(dev)
    assert "What would you like next?" in client.get(PAGE).content.decode()
    reply = client.post(f"{PAGE}apply/", {"which": "us-pa-cps/FULL"})
    here = reply.url
    for to, told in (
        ("SENT", {}),
        ("EXAM_BOOKED", {"exam_on": str(ago(0))}),
        ("EXAM_PASSED", {}),
        ("GRANTED", {"until_on": str(ago(-730))}),
    ):
        step = f"{here}step/?to={to}"
        assert step.split("/o/")[1] in client.get(here).content.decode()
        assert client.get(step).status_code == 200
        assert client.post(step, {"on": str(ago(0)), **told}).status_code == 302
    assert "You hold it" in client.get(here).content.decode()
    assert client.get(f"{here}step/?to=SENT").status_code == 403


def test_a_kind_word_for_each_mistake(cast, dev, applied, as_):
    here = f"{PAGE}applications/{applied().pk}/step/"
    client = as_(dev)
    for to, told, says in (
        ("SENT", {"on": ""}, "choose a day"),
        ("SENT", {"on": str(ago(-2))}, "not come yet"),
        ("SENT", {"on": str(ago(2))}, "came later"),
        ("EXAM_BOOKED", {"on": str(ago(0))}, "day of the exam"),
        ("EXAM_BOOKED", {"on": str(ago(0)), "exam_on": str(ago(3))}, "after the day above"),
    ):
        assert says in client.post(f"{here}?to={to}", told).content.decode()
    assert client.get(f"{here}?to=GRANTED").status_code == 302


def test_the_supervisor_sees_who_is_on_the_way(cast, dev, applied, as_):
    made = applied(("SENT", {"words": "Between me and me"}))
    shown = as_(cast.ines).get(f"{PAGE}team/").content.decode()
    assert "Dev" in shown
    shown = as_(cast.ines).get(f"{PAGE}applications/{made.pk}/").content.decode()
    assert "Between me" not in shown
    assert "I leave it" not in shown
    assert as_(cast.rosa).get(f"{PAGE}applications/{made.pk}/").status_code == 404
    assert as_(cast.rosa).get(f"{PAGE}team/").status_code == 403


def test_a_word_before_the_exam_and_once(cast, dev, applied):
    from beside.careers import jobs
    from beside.notices.models import Notice

    made = applied(("EXAM_BOOKED", {"exam_on": ago(-2)}))
    for _again in range(2):
        with tenancy.within(cast.here.pk):
            jobs.remind(cast.here)
    with tenancy.within(cast.here.pk):
        notice = Notice.objects.get(person=dev.person, kind="application.day_near")
        assert Event.objects.filter(name="application.day_told").count() == 1
    assert notice.link.endswith(f"/careers/applications/{made.pk}/")
    with pytest.raises(NotAllowed):
        actions.remind_of_day(dev.actor, made)


def test_no_word_when_the_day_is_far(cast, dev, applied):
    from beside.careers import jobs
    from beside.notices.models import Notice

    applied(("SENT", {}), ("NOT_GRANTED", {"appeal_until_on": ago(-30)}))
    with tenancy.within(cast.here.pk):
        jobs.remind(cast.here)
        assert not Notice.objects.filter(person=dev.person).exists()
