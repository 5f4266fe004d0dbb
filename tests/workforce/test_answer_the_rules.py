"""What the rules ask about a worker is asked in plain words, and answered by nobody else."""

import datetime as dt

import pytest

from beside.core import clock, tenancy
from beside.core.decision import NotAllowed
from beside.core.models import Event
from beside.people import actions as people
from beside.workforce import actions, policy, queries, questions, rules
from beside.workforce.models import Fact

PAGE = "/o/river/my-development/answers/"


def ago(days):
    return clock.today() - dt.timedelta(days=days)


def aim(who, credential="us-pa-cps", stage="FULL", since=None):
    return actions.hold_credential(
        who.actor, who.person, credential=credential, stage=stage, since_on=since
    )


def say(who, code, credential="us-pa-cps", by=None, **told):
    actor = (by or who).actor
    return actions.say_fact(actor, who.person, code=code, credential=credential, told=told)


def needs(cast, who, seen_by=None):
    with tenancy.within(cast.here.pk):
        found = queries.development((seen_by or who).actor, who.person, clock.today())
        return {n.told["key"]: n.told["status"] for each in found.standings for n in each.needs}


def open_codes(cast, who):
    with tenancy.within(cast.here.pk):
        return {each.code for each in queries.askings(who.actor, who.person, clock.today())}


def every_need():
    """Each thing that a shipped pack asks of a case by name."""
    for pack in rules.shipped().by_id.values():
        for row in pack.rows:
            yield from queries.facts_asked(row)


@pytest.mark.once
def test_every_question_of_every_pack_can_be_answered():
    """But those that are counted here, or said by somebody else."""
    asked = set(every_need())
    assert {"exam_passed", "recovery_since", "born_on", "diploma"} <= asked
    assert asked <= set(questions.QUESTIONS)


def test_only_what_the_rules_of_ones_own_credential_ask(cast):
    assert open_codes(cast, cast.dev) == set()
    aim(cast.dev)
    assert open_codes(cast, cast.dev) == {
        "peer_work_months",
        "college_credits",
        "exam_passed",
        "lives_or_works_in",
    }
    assert "born_on" not in open_codes(cast, cast.dev), "no rule has an age in it"


def test_an_answer_takes_the_place_of_unknown(cast):
    aim(cast.dev)
    assert needs(cast, cast.dev)["exam"] == "unknown"
    say(cast.dev, "exam_passed", **{"is": True, "on": str(ago(20))})
    say(cast.dev, "lives_or_works_in", **{"is": True})
    say(cast.dev, "college_credits", n=3)
    say(cast.dev, "peer_work_months", n=2)
    found = needs(cast, cast.dev)
    assert (found["exam"], found["place"], found["background"]) == ("met", "met", "not_met")


def test_not_yet_is_an_answer_too(cast):
    aim(cast.dev)
    say(cast.dev, "exam_passed", **{"is": False})
    assert needs(cast, cast.dev)["exam"] == "not_met"


def test_what_one_would_rather_not_say_stays_unknown(cast):
    aim(cast.dev)
    actions.say_fact(
        cast.dev.actor, cast.dev.person, code="college_credits", credential="us-pa-cps", told=None
    )
    assert needs(cast, cast.dev)["background"] == "unknown"
    with tenancy.within(cast.here.pk):
        assert not policy.visible_facts(cast.ines.actor).exists(), "not even that"


def test_an_examination_passed_here_is_none_passed_there(cast):
    aim(cast.dev)
    say(cast.dev, "exam_passed", **{"is": True, "on": str(ago(20))})
    aim(cast.dev, "us-oh-cps")
    with tenancy.within(cast.here.pk):
        found = queries.development(cast.dev.actor, cast.dev.person, clock.today())
    exams = {
        each.explained.credential.id: need.told["status"]
        for each in found.standings
        for need in each.needs
        if need.told["key"] == "exam"
    }
    assert exams == {"us-pa-cps": "met", "us-oh-cps": "unknown"}


def test_ones_own_word_is_enough_and_nobody_else_reads_it(cast):
    aim(cast.dev, "us-nc-cpss")
    said = say(cast.dev, "recovery_since", "us-nc-cpss", months=12, **{"is": True})
    assert needs(cast, cast.dev)["recovery"] == "met"
    assert needs(cast, cast.dev, seen_by=cast.ines)["recovery"] == "unknown"
    with tenancy.within(cast.here.pk):
        for who in (cast.ines, cast.manu, cast.ari, cast.rosa, cast.cora, cast.pia):
            assert not policy.visible_facts(who.actor).exists()
        with pytest.raises(NotAllowed):
            actions.verify_fact(cast.ines.actor, said)


def test_a_date_of_birth_goes_no_further_than_the_supervisor(cast):
    aim(cast.dev, "us-oh-youth")
    say(cast.dev, "born_on", "us-oh-youth", **{"is": True, "on": "2001-05-06"})
    assert needs(cast, cast.dev)["age"] == "met"
    with tenancy.within(cast.here.pk):
        assert policy.visible_facts(cast.ines.actor).exists()
        for who in (cast.manu, cast.ari, cast.rosa, cast.cora):
            assert not policy.visible_facts(who.actor).exists()
    with tenancy.within(cast.there.pk):
        assert not policy.visible_facts(cast.zed.actor).exists()


def test_the_answer_is_sealed_and_out_of_the_history(cast):
    said = say(cast.dev, "born_on", "us-oh-youth", **{"is": True, "on": "2001-05-06"})
    with tenancy.within(cast.here.pk):
        event = Event.objects.filter(name="fact.said").latest("seq")
        assert "2001" not in str(event.changes)
        assert "born" not in str(event.changes)
        row = Fact.objects.filter(pk=said.pk).values_list("answer", flat=True).get()
    assert b"2001" not in bytes(row)


def test_said_again_the_newer_word_counts(cast):
    first = say(cast.dev, "college_credits", n=3)
    again = say(cast.dev, "college_credits", n=3)
    assert again.pk == first.pk
    newer = say(cast.dev, "college_credits", n=30)
    with tenancy.within(cast.here.pk):
        assert [row.pk for row in queries.facts(cast.dev.actor, cast.dev.person)] == [newer.pk]


def test_nobody_answers_for_a_worker(cast):
    for who in (cast.ines, cast.manu, cast.ari, cast.rosa, cast.cora, cast.marlowe):
        with pytest.raises(NotAllowed):
            say(cast.dev, "diploma", by=who, **{"is": True})
    with pytest.raises(Exception, match="does not exist"):
        say(cast.dev, "diploma", by=cast.zed, **{"is": True})


def test_the_supervisor_has_seen_the_paper(cast):
    said = say(cast.dev, "diploma", **{"is": True})
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.verify_fact(cast.dev.actor, said)
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.verify_fact(cast.rosa.actor, said)
    seen = actions.verify_fact(cast.ines.actor, said)
    assert seen.verified_by_id == cast.ines.person.pk
    with pytest.raises(NotAllowed, match="already"):
        actions.verify_fact(cast.ines.actor, seen)


def test_what_needs_no_paper_has_none(cast):
    said = say(cast.dev, "peer_work_years", n=3)
    with pytest.raises(NotAllowed, match="word is enough"):
        actions.verify_fact(cast.ines.actor, said)


@pytest.mark.parametrize(
    ("code", "told", "says"),
    [
        ("exam_passed", {"is": True, "on": str(ago(-1))}, "not come yet"),
        ("exam_passed", {"is": True, "on": "1930-01-01"}, "year again"),
        ("born_on", {"is": True, "on": "1910-01-01"}, "year again"),
        ("college_credits", {"n": -1}, "cannot be"),
        ("peer_work_months", {"n": 37}, "cannot be"),
    ],
)
def test_an_answer_that_cannot_be(cast, code, told, says):
    with pytest.raises(NotAllowed, match=says):
        say(cast.dev, code, **told)


def test_a_question_nobody_asks(cast):
    with pytest.raises(ValueError, match="Nobody asks"):
        say(cast.dev, "shoe_size", n=42)
    with pytest.raises(ValueError, match="Nobody asks"):
        say(cast.dev, "exam_passed", "us-zz", **{"is": False})


def test_the_page_asks_one_after_the_other(cast, as_):
    aim(cast.dev)
    client = as_(cast.dev)
    page = client.get(PAGE).content.decode()
    assert "months of peer support work" in page
    assert client.post(PAGE, {"n": "14"}).status_code == 302
    assert "college credits" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"deed": "rather_not"}).status_code == 302
    for _left in range(2):
        assert client.post(PAGE, {"answer": "no"}).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "answered all they ask" in page
    assert "rather not say" in page
    assert needs(cast, cast.dev)["background"] == "met"


def test_kind_words_for_each_mistake(cast, as_):
    aim(cast.dev)
    client = as_(cast.dev)
    exam = f"{PAGE}?ask=us-pa-cps.exam_passed"
    for wrong, says in (
        ({}, "choose one"),
        ({"answer": "yes"}, "choose the day"),
        ({"answer": "yes", "on": str(ago(-5))}, "not come yet"),
        ({"answer": "yes", "on": "yesterday"}, "could not read that day"),
    ):
        assert says in client.post(exam, wrong).content.decode()
    assert client.post(exam, {"answer": "yes", "on": str(ago(5))}).status_code == 302
    assert needs(cast, cast.dev)["exam"] == "met"


def test_another_credential_is_asked_about_on_the_way(cast, as_):
    client = as_(cast.dev)
    assert "They ask nothing more" in client.get(PAGE).content.decode()
    page = client.get(f"{PAGE}?credential=us-oh-cps").content.decode()
    assert "Ohio" in page
    what_if = client.get("/o/river/my-development/what-if/?credential=us-oh-cps").content.decode()
    assert "?credential=us-oh-cps" in what_if


def test_the_supervisors_page(cast, as_):
    said = say(cast.dev, "diploma", **{"is": True})
    aim(cast.dev, "us-nc-cpss")
    say(cast.dev, "recovery_since", "us-nc-cpss", months=12, **{"is": True})
    page = f"/o/river/team-hours/{cast.dev.person.pk}/answers/"
    shown = as_(cast.ines).get(page).content.decode()
    assert "high school diploma" in shown
    assert "recovery" not in shown
    verify = f"/o/river/team-hours/answers/{said.pk}/verify/"
    assert as_(cast.ines).post(verify).status_code == 302
    assert "has seen the paper" in as_(cast.ines).get(page).content.decode()
    assert as_(cast.rosa).get(page).status_code == 404


def test_a_new_supervisor_sees_it_the_former_no_more(cast):
    say(cast.dev, "diploma", **{"is": True})
    people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=cast.manu.person)
    with tenancy.within(cast.here.pk):
        assert not policy.visible_facts(cast.ines.actor).exists()
