"""Asking or being referred, waiting, choosing somebody, and the introduction."""

import datetime as dt
from typing import Any

from beside.demo import shapes
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.matching import actions as matching
from beside.matching.models import Option
from beside.matching.queries.table import table
from beside.people import actions as people
from beside.people.models import Invitation
from beside.referrals import actions as referrals
from beside.referrals.models import Referral, Request
from beside.relationships import actions as relationships
from beside.relationships.models import Relationship

KINDS = {
    "experiences": "EXPERIENCE",
    "languages": "LANGUAGE",
    "communities": "COMMUNITY",
    "genders": "GENDER",
    "age_bands": "AGE",
    "modes": "MODE",
    "times": "TIME",
}
CHANNELS = {
    "TEXT": "TEXT",
    "PHONE_CALL": "PHONE",
    "EMAIL": "EMAIL",
    "IN_PERSON_AT": "IN_PERSON",
    "THROUGH_SOMEONE": "IN_PERSON",
    "I_WILL_COME": "IN_PERSON",
}


def plan(story: Story) -> None:
    """Write down how they came, and how long each thing took."""
    asked = story.stage.moment(story.walk.asked_on, dt.time(story.dice.randint(8, 20), 10))
    first = chosen_at(story, story.walk.legs[0]) if story.walk.legs else None
    contact = _contact_at(story, asked, first)
    is_referred = bool(story.told.referred_by)
    story.at(asked, _be_referred if is_referred else _ask)
    if contact:
        story.at(contact, _hear_from_us)
    if story.walk.legs or story.told.is_cast or story.chance(0.6):
        came_in = (contact or asked) + (2 * HOUR if is_referred else 20 * MINUTE)
        story.at(came_in, _come_in)
    for offer in story.walk.offers:
        if offer.answer == "NOT_A_FIT":
            story.at(story.stage.moment(offer.on, dt.time(10, 40)), _decline, offer.worker)
    if story.told.is_choosing:
        story.at(story.stage.days_ago(1, dt.time(15, 5)), _suggest)
    if story.told.arc == "NOT_RIGHT_NOW":
        story.at(asked + 11 * DAY, _close)


def plan_introduction(story: Story, leg: shapes.Leg) -> dt.datetime:
    """They choose, the worker says yes. Returns when the two were introduced."""
    moment = chosen_at(story, leg)
    story.at(moment, _suggest)
    story.at(moment + HOUR, _choose, leg.worker)
    story.at(moment + 5 * HOUR, _agree, leg.worker)
    return moment + 5 * HOUR


def chosen_at(story: Story, leg: shapes.Leg) -> dt.datetime:
    """In good time before the first meeting."""
    usual = story.stage.moment(leg.chosen_on, dt.time(11, story.dice.randint(0, 50)))
    return min(usual, story.starts(leg.meetings[0]) - 27 * HOUR)


def _contact_at(story: Story, asked: dt.datetime, chosen: dt.datetime | None) -> dt.datetime | None:
    if story.walk.first_contact_on is None:
        return None
    hour = dt.time(story.dice.randint(9, 16), story.dice.randint(0, 59))
    usual = max(story.stage.moment(story.walk.first_contact_on, hour), asked + 30 * MINUTE)
    return min(usual, chosen - HOUR) if chosen else usual


def _ask(story: Story) -> None:
    request = referrals.ask_for_support(
        story.stage.visitor,
        story.stage.programmes[story.told.programme],
        name=story.told.name,
        age_band=story.told.age_band,
        languages=list(story.told.languages),
        pronouns=story.told.pronouns,
        contact=_contact(story.told),
        wishes=_wishes(story.told),
        words=story.told.asks,
        wants_help_choosing=not story.chance(0.4),
        code=people.new_code(),
    )
    story.request, story.person = request, request.person


def _be_referred(story: Story) -> None:
    by = next(row for row in story.stage.told.referrers if row.key == story.told.referred_by)
    is_family = not by.organisation
    referral = referrals.refer(
        story.stage.visitor,
        story.stage.programmes[story.told.programme],
        name=story.told.latin_name or story.told.name,
        age_band=story.told.age_band,
        languages=list(story.told.languages),
        pronouns=story.told.pronouns,
        contact=_contact(story.told),
        words=story.told.asks,
        wishes=_wishes(story.told),
        urgency=Request.Urgency.STEADY,
        by=Referral.By.FAMILY if is_family else Referral.By.PROFESSIONAL,
        referrer={
            "name": by.name or by.role,
            "role": by.role,
            "organisation": by.organisation,
            "ways": by.email or by.phone,
            "words": story.told.referral_words,
        },
        consent_said="The person said yes to this, says whoever referred them.",
        reference=people.new_code(),
    )
    story.request, story.person = referral.request, referral.request.person


def _hear_from_us(story: Story) -> None:
    """The first word from a coordinator; a referred person says now which way is safe."""
    referrals.note_first_contact(story.coordinator, story.asked)
    if story.told.referred_by:
        people.name_safe_contact(story.coordinator, story.who, **_contact(story.told))
        people.write_invitation(story.coordinator, story.who, code=people.new_code())


def _come_in(story: Story) -> None:
    """The card opens the door: from now on they can sign in."""
    card = Invitation.objects.filter(person=story.who, used_at=None, cancelled_at=None).last()
    if card is None:
        return
    people.use_invitation(story.stage.visitor, card, account=story.account())
    story.stage.forget(story.who)
    story.who.refresh_from_db()


def _suggest(story: Story) -> None:
    story.request = _open_request(story)
    matching.suggest_workers(story.arranger, story.request)


def _choose(story: Story, worker: str) -> None:
    """The person asks somebody who was suggested; or the coordinator asks in their name."""
    person = story.stage.staff[worker]
    shown = Option.objects.filter(request=story.request, worker=person, state="SHOWN").first()
    if shown:
        matching.ask_to_meet(
            story.me, shown, may_see_wishes=story.chance(0.8), signed_name=story.told.name
        )
    elif not _rules(story, worker):
        matching.offer_worker(story.coordinator, story.asked, worker=person)


def _agree(story: Story, worker: str) -> None:
    person = story.stage.staff[worker]
    asked = Option.objects.filter(request=story.request, worker=person, state="ASKED").first()
    if asked:
        story.relationship = matching.agree_to_meet(story.stage.actor(person), asked)
    else:
        story.relationship = _introduced(story, worker)


def _introduced(story: Story, worker: str) -> Relationship:
    """They knew each other from an open evening, say: the coordinator brings them together."""
    request = _open_request(story)
    together = relationships.introduce(
        story.coordinator,
        story.who,
        worker=story.stage.staff[worker],
        programme=story.stage.programmes[story.told.programme],
        request_id=request.pk,
    )
    referrals.move_request(story.coordinator, request, state=Request.State.MATCHED)
    return together


def _decline(story: Story, worker: str) -> None:
    """Somebody was asked in their name, and they would rather not."""
    if _rules(story, worker):
        return
    person = story.stage.staff[worker]
    option = matching.offer_worker(story.coordinator, _open_request(story), worker=person)
    matching.say_not_a_fit(story.me, option)


def _close(story: Story) -> None:
    referrals.close_request(story.coordinator, story.asked, closed_as=Request.Closed.NOT_NOW)


def _rules(story: Story, worker: str) -> tuple[Any, ...]:
    request = _open_request(story)
    return table([request]).against(request.pk, story.stage.staff[worker].pk)


def _open_request(story: Story) -> Request:
    return (
        Request.objects.filter(person=story.who, state__in=Request.OPEN)
        .select_related("person", "programme", "org")
        .get()
    )


def _wishes(told: shapes.Participant) -> list[tuple[str, str, str]]:
    return [(KINDS[wish.kind], wish.code, wish.weight) for wish in told.wishes]


def _contact(told: shapes.Participant) -> dict[str, Any]:
    return {
        "channel": CHANNELS[told.contact.channel],
        "address": told.contact.at,
        "hours": told.contact.hours,
        "may_leave_message": told.contact.may_leave_message,
        "code_word": told.contact.code_word,
    }
