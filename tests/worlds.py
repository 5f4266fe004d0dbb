"""Small worlds for tests, built through real actions."""

import datetime as dt
from typing import Any

from beside.core import clock, tenancy
from beside.core.actor import operator
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

MORNINGS = [
    {"weekday": day, "starts": dt.time(9), "ends": dt.time(12), "place": "Library"}
    for day in range(5)
]
EVENINGS = [
    {"weekday": day, "starts": dt.time(18), "ends": dt.time(21), "place": "Library"}
    for day in range(5)
]


def profile(
    who: Any, *, shares: dict[str, str] | None = None, hours: list | None = None, **words: Any
) -> Profile:
    """A profile of one of the cast, with what they share and the hours they keep."""
    words.setdefault("stage", "CERTIFIED")
    words.setdefault("modes", ["IN_PERSON", "PHONE"])
    words.setdefault("line", "We can start with tea.")
    words.setdefault("is_public", True)
    actor = operator(who.org.pk, channel="test")
    made = workforce.keep_profile(actor, who.person, **words)
    if shares:
        workforce.share_experiences(who.actor, made, shared=shares)
    workforce.keep_hours(who.actor, made, blocks=EVENINGS if hours is None else hours)
    return made


def walk(person: Any, worker: Any, programme: Any, *, met: bool = True) -> Relationship:
    """These two walk together; unless told otherwise they have met."""
    actor = operator(person.org.pk, channel="test")
    together = relationships.introduce(
        actor, person.person, worker=worker.person, programme=programme, request_id=None
    )
    if met:
        relationships.begin_walking(worker.actor, together)
        together = relationships.note_meeting(worker.actor, together, at=clock.now())
    return together


def everything(cast: Any) -> Any:
    """One of each thing there is, each made by whoever makes it in life. For the sweeps."""
    from beside.careers import actions as careers
    from beside.consent import actions as consent
    from beside.encounters import actions as encounters
    from beside.matching import actions as matching
    from beside.people import actions as people
    from beside.plans import actions as plans
    from beside.referrals import actions as referrals
    from beside.supervision import actions as supervision

    from .cast import participant

    marlowe, dev, person = cast.marlowe, cast.dev, cast.marlowe.person
    profile(dev, shares={"HEARING_VOICES": "PUBLIC"}, caseload_limit=9, serves_ages=["AGE_26_40"])
    made = profile(cast.rosa, caseload_limit=9, serves_ages=["AGE_26_40"])
    workforce.go_away(
        cast.rosa.actor,
        made,
        starts_on=clock.today() + dt.timedelta(days=200),
        ends_on=clock.today() + dt.timedelta(days=201),
    )
    workforce.hold_credential(
        dev.actor,
        dev.person,
        credential="us-tx-peer",
        stage="FULL",
        since_on=clock.today() - dt.timedelta(days=500),
        number="PS-100",
    )
    workforce.add_hours(
        dev.actor,
        dev.person,
        kind="CE",
        day_on=clock.today() - dt.timedelta(days=40),
        minutes=390,
        topics=["ethics"],
        certificate="C-1",
    )
    workforce.say_fact(dev.actor, dev.person, code="diploma", told={"is": True})
    role = careers.open_role(
        cast.manu.actor,
        cast.here,
        title="Peer worker",
        about="Tea and time.",
        programme=cast.community,
        opens_on=clock.today(),
        credential="us-pa-cps",
        credential_stage="FULL",
    )
    careers.ask_for_role(dev.actor, role, words="I know the library.")
    applied = careers.start_application(dev.actor, dev.person, credential="us-pa-cps", stage="FULL")
    careers.ask_letter(dev.actor, applied, name="Ines")
    _learning(cast)
    consent.give_consent(marlowe.actor, person, covers="NOTES", signed_name="Marlowe")
    consent.ask_question(marlowe.actor, person, kind="CORRECT", words="My age is wrong.")
    together = walk(marlowe, dev, cast.community)
    goal = plans.set_goal(marlowe.actor, person, words="Ride the bus")
    step = plans.lay_step(marlowe.actor, goal, words="Stand at the stop")
    plans.suggest_rewording(dev.actor, step, words="Look at the stop")
    plans.add_strength(marlowe.actor, person, kind="GOOD_AT", words="Bikes")
    met = encounters.log_encounter(
        dev.actor,
        together,
        starts_at=clock.now() - dt.timedelta(hours=3),
        minutes=50,
        mode="IN_PERSON",
        place="Library",
    )
    note = encounters.record_encounter(
        dev.actor,
        met,
        goal=goal,
        did=["LISTENED"],
        words="It was all right.",
        next="Ride one stop",
        next_on=None,
        minutes=50,
        is_together=True,
    )
    encounters.ask_correction(marlowe.actor, note, words="It was Tuesday.")
    encounters.open_feed(marlowe.actor, person, code="a-code-for-a-calendar-feed-0001")
    consent.break_glass(
        cast.manu.actor, person, reason="COVER", words="Dev is away and there is a meeting now."
    )
    supervision.add_point(dev.actor, dev.person, words="I was late twice.")
    supervision.say_asked_outside(dev.actor, dev.person, code="GAVE_A_RIDE")
    supervision.record_supervision(
        cast.ines.actor,
        dev.person,
        held_at=clock.now() - dt.timedelta(days=2),
        minutes=60,
        words="Leave ten minutes earlier.",
    )
    seen = supervision.note_observation(
        cast.ines.actor,
        dev.person,
        competency="samhsa.ENGAGES",
        stands="THERE",
        words="Waited until Marlowe was ready.",
    )
    supervision.add_piece(
        dev.actor, dev.person, competency="samhsa.ENGAGES", observation=seen, words="That day."
    )
    supervision.say_tie(
        dev.actor, dev.person, kind="SAME_GROUP", agreed="TALK", person=person, words="On Mondays."
    )
    supervision.say_how_it_was(marlowe.actor, met, answers={"LISTENED": "YES"})
    supervision.say_how_it_was(dev.actor, met, answers={"LISTENED": "PARTLY"})
    _wellbeing(cast, together)
    cast.amina = participant(cast.here, "amina", cast.community)
    cast.request = referrals.ask_again(
        cast.amina.actor,
        cast.amina.person,
        programme=cast.community,
        wishes=[],
        words="Someone calm.",
        wants_help_choosing=False,
    )
    matching.suggest_workers(cast.cora.actor, cast.request)
    people.write_invitation(cast.cora.actor, cast.amina.person, code=people.new_code())
    return cast


def _wellbeing(cast: Any, together: Relationship) -> None:
    """Dev is out, will be away, has something to talk through, and shares a line."""
    from beside.encounters import actions as encounters
    from beside.wellbeing import actions as wellbeing

    dev, now, day = cast.dev, clock.now(), dt.timedelta(days=1)
    meeting = encounters.book_encounter(
        dev.actor, together, starts_at=now + 3 * day, minutes=50, mode="IN_PERSON", place="Park"
    )
    wellbeing.share_line(dev.actor, dev.person, words="No late meetings this month.")
    wellbeing.offer_debrief(dev.actor, dev.person, cause="OTHER")
    wellbeing.go_out(
        dev.actor,
        dev.person,
        back_at=now + dt.timedelta(hours=2),
        where="Oak Street 4",
        number="555 0100",
        encounter=meeting,
    )
    wellbeing.go_on_call(cast.ines.actor, cast.ines.person, hours=8)
    with tenancy.within(cast.here.pk):
        profile = Profile.objects.get(person=dev.person)
    workforce.go_away(
        dev.actor, profile, starts_on=clock.today() - 12 * day, ends_on=clock.today() - 6 * day
    )
    away = workforce.go_away(
        dev.actor, profile, starts_on=clock.today() + 40 * day, ends_on=clock.today() + 47 * day
    )
    wellbeing.ask_cover(dev.actor, together, away=away, stand_in=cast.rosa.person)


def _learning(cast: Any) -> None:
    """A paper, a course alone and on a path, and Dev's seat in it."""
    from beside.core.uploads import Clean
    from beside.training import actions as training

    paper = Clean("proof.pdf", "application/pdf", b"%PDF-1.7 a paper")
    workforce.keep_paper(
        cast.dev.actor, cast.dev.person, kind="OTHER", title="First aid", upload=paper
    )
    sketch = training.Sketch(title="Listening", kind="CE", minutes=180, topics=["ethics"])
    course = training.make_course(cast.cora.actor, cast.here, sketch=sketch)
    training.make_path(cast.cora.actor, cast.here, title="Forty hours", courses=[course.pk])
    starts = clock.now() + dt.timedelta(days=9)
    dates = training.open_cohort(
        cast.cora.actor,
        cast.community,
        about=course,
        sessions=[(starts, starts + dt.timedelta(hours=3))],
        seats=4,
    )
    training.ask_for_seat(cast.dev.actor, dates)
