"""A programme of a size that hurts, poured straight into the tables.

Twenty thousand real deeds would take an hour, so these rows come through a door of the bench's own,
`pour`, and have no history behind them. What is measured afterwards is real.
"""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from django.db import models, transaction

from beside.consent.models import Consent
from beside.core import clock, founding, tenancy
from beside.core.actor import operator
from beside.core.models import Org
from beside.encounters.models import Encounter, Note
from beside.people import actions as people
from beside.people.models import Account, Circle, Membership, Person, Programme, SafeContact
from beside.plans.models import Goal, Step
from beside.referrals.models import Request, Wish
from beside.relationships.models import Relationship
from beside.workforce.models import Credential, Experience, Hours, Profile, WorkedHours

WORKERS, PEOPLE, WAITING, ENCOUNTERS = 30, 600, 60, 20_000
TO_WRITE = 12
"""Meetings a worker that are over and have no note yet: these get recorded."""
LIVED = ("LOW_MOOD", "DRINKING", "TIME_IN_HOSPITAL", "PANIC", "GRIEF")


@dataclass
class World:
    org: Org
    programme: Programme
    workers: list[Person]
    coordinator: Person
    walking: list[Relationship]
    to_write: list[Encounter]


def pour(rows: Iterable[models.Model]) -> list[Any]:
    """Write rows past actions and history. Only a bench may do this."""
    written = list(rows)
    if written:
        models.QuerySet(type(written[0])).bulk_create(written, batch_size=500)
    return written


def build() -> World:
    """The whole programme, in one transaction."""
    org = founding.found(slug="river", name="River Peers")
    us = operator(org.pk)
    programme = people.open_programme(
        us, org, name="Community", slug="community", setting="COMMUNITY"
    )
    with tenancy.within(org.pk), transaction.atomic():
        workers = _staff(org, programme, [f"worker{n:02}" for n in range(WORKERS)], "peer_worker")
        (coordinator,) = _staff(org, programme, ["cora"], "coordinator")
        _profiles(org, workers)
        _careers(org, workers)
        persons = _participants(org, programme, [f"person{n:03}" for n in range(PEOPLE)])
        walking = _relationships(org, programme, persons[WAITING:], workers)
        goals = _plans(org, persons[WAITING:])
        to_write = _encounters(org, walking, goals)
        _requests(org, programme, persons[:WAITING])
    return World(org, programme, workers, coordinator, walking, to_write)


def widen(world: World, worker: Person, by: int, mark: str) -> None:
    """Let one worker walk with more people, to see which pages notice."""
    with tenancy.within(world.org.pk), transaction.atomic():
        fresh = _participants(
            world.org, world.programme, [f"{worker.name}-{mark}-{n}" for n in range(by)]
        )
        walking = _relationships(world.org, world.programme, fresh, [worker])
        plans = _plans(world.org, fresh)
        _met_and_booked(world.org, walking, plans, 8 * len(walking), apart=1 + int(mark))


def _staff(org: Org, programme: Programme, names: list[str], role: str) -> list[Person]:
    found = _persons(org, names, Person.Face.STAFF)
    _parts(org, programme, found, role)
    return found


def _careers(org: Org, workers: list[Person]) -> None:
    """Two years of hours each: work on every working day, supervision each month, some courses."""
    today = clock.today()
    pour(
        Credential(
            org_id=org.pk,
            person=worker,
            credential="us-pa-cps",
            stage="FULL",
            since_on=today - dt.timedelta(days=600),
            until_on=today + dt.timedelta(days=130),
            number="",
        )
        for worker in workers
    )
    pour(
        WorkedHours(
            org_id=org.pk,
            person=worker,
            kind="SUPERVISION" if day % 30 == 0 else "CE" if day % 90 == 1 else "WORK",
            day_on=today - dt.timedelta(days=day),
            minutes=60 if day % 30 == 0 else 240,
            topics=["ethics"] if day % 90 == 1 else [],
            signed_at=clock.now(),
            signed_by=worker,
        )
        for worker in workers
        for day in range(730)
        if day % 7 < 5
    )


def _participants(org: Org, programme: Programme, names: list[str]) -> list[Person]:
    found = _persons(org, names, Person.Face.PARTICIPANT)
    _parts(org, programme, found, "participant")
    today = clock.today()
    pour(
        SafeContact(
            org=org,
            person=one,
            channel="TEXT",
            address="555 0100",
            named_at=clock.now(),
            checked_on=today,
        )
        for one in found
    )
    pour(
        Consent(
            org=org,
            person=one,
            covers=Consent.Covers.NOTES,
            discloser=org.name,
            information=["notes"],
            recipient="worker",
            purpose="support",
            how_to_revoke="Say so.",
            signed_name=one.name,
            signed_at=clock.now(),
            statements="…",
            expires_on=today + dt.timedelta(days=365),
            text_version="1",
            text_hash="0" * 64,
        )
        for one in found
    )
    return found


def _persons(org: Org, names: list[str], face: str) -> list[Person]:
    accounts = pour(Account(username=name, email="") for name in names)
    began = clock.today() - dt.timedelta(days=500)
    return pour(
        Person(
            org=org,
            face=face,
            account=account,
            name=account.username,
            joined_on=began,
            languages=["en"],
            age_band="26-40" if face == Person.Face.PARTICIPANT else "",
        )
        for account in accounts
    )


def _parts(org: Org, programme: Programme, persons: list[Person], role: str) -> None:
    pour(
        Membership(org=org, person=one, role=role, programme=programme, started_on=one.joined_on)
        for one in persons
    )


def _profiles(org: Org, workers: list[Person]) -> None:
    profiles = pour(
        Profile(
            org=org,
            person=one,
            slug=one.name,
            line="We can start with tea.",
            stage="CERTIFIED",
            caseload_limit=25,
            modes=["IN_PERSON", "PHONE"],
            is_public=True,
        )
        for one in workers
    )
    pour(Experience(org=org, profile=p, code=c) for p in profiles for c in LIVED[:3])
    pour(
        Hours(
            org=org,
            profile=p,
            weekday=day,
            starts=dt.time(9),
            ends=dt.time(17),
            modes=["IN_PERSON"],
        )
        for p in profiles
        for day in range(5)
    )


def _relationships(
    org: Org, programme: Programme, persons: list[Person], workers: list[Person]
) -> list[Relationship]:
    began = clock.now() - dt.timedelta(days=400)
    found = pour(
        Relationship(
            org=org,
            participant=one,
            worker=worker,
            programme=programme,
            state=Relationship.State.ACTIVE,
            introduced_at=began,
            began_at=began,
            last_met_at=clock.now() - dt.timedelta(days=4),
            times_met=30,
        )
        for one, worker in zip(persons, cycle(workers), strict=False)
    )
    pour(Circle(org=org, person=r.participant, member=r.worker, since=began) for r in found)
    return found


def _plans(org: Org, persons: list[Person]) -> dict[Any, Goal]:
    began = clock.now() - dt.timedelta(days=300)
    goals = pour(
        Goal(org=org, person=one, words="I want to ride the bus again.", set_at=began)
        for one in persons
    )
    pour(
        Step(
            org=org,
            goal=goal,
            words=f"Stop number {place + 1}",
            place=place,
            state="DONE" if place < 2 else "AHEAD",
            done_on=clock.today() if place < 2 else None,
            laid_at=began,
        )
        for goal in goals
        for place in range(4)
    )
    return {goal.person_id: goal for goal in goals}


def _encounters(org: Org, walking: list[Relationship], goals: dict[Any, Goal]) -> list[Encounter]:
    _met_and_booked(org, walking, goals, ENCOUNTERS)
    over = clock.now() - dt.timedelta(hours=30)
    count = TO_WRITE * WORKERS
    return pour(
        _meeting(org, row, over - dt.timedelta(hours=n // WORKERS), "BOOKED")
        for n, row in zip(range(count), cycle(walking), strict=False)
    )


def _met_and_booked(
    org: Org, walking: list[Relationship], goals: dict[Any, Goal], count: int, *, apart: int = 0
) -> None:
    """Each worker meets somebody every six hours, back from four days ago; some are still to come.

    `apart` are the hours that keep those who come later clear of those who were there.
    """
    before: dict[Any, Iterator[int]] = defaultdict(itertools.count)
    coming = len(walking) // 2
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    met = pour(
        _meeting(
            org,
            row,
            now - dt.timedelta(days=4, hours=6 * next(before[row.worker_id]) + apart),
            "MET",
        )
        for n, row in zip(range(count - coming), cycle(walking), strict=False)
    )
    pour(
        _meeting(org, row, now + dt.timedelta(hours=1 + n % 72 + 80 * apart), "BOOKED")
        for n, row in enumerate(walking[:coming])
    )
    pour(
        Note(
            org=org,
            encounter=meeting,
            goal=goals[meeting.participant_id],
            did=["LISTENED", "PLANNED"],
            words="I sat by the door and it was all right.",
            next="Ride one stop and come back.",
            minutes=50,
            is_together=True,
            signed_at=meeting.ends_at,
            signed_by_id=meeting.worker_id,
        )
        for meeting in met
    )


def _meeting(org: Org, row: Relationship, starts_at: dt.datetime, state: str) -> Encounter:
    return Encounter(
        org=org,
        relationship=row,
        worker_id=row.worker_id,
        participant_id=row.participant_id,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(minutes=50),
        mode="IN_PERSON",
        setting="COMMUNITY",
        place="Library, room 2",
        state=state,
        booked_at=starts_at - dt.timedelta(days=7),
    )


def _requests(org: Org, programme: Programme, persons: list[Person]) -> None:
    now = clock.now()
    requests = pour(
        Request(
            org=org,
            person=one,
            programme=programme,
            asked_at=now - dt.timedelta(hours=9 * n),
            words="Somebody who has been through it.",
            lottery=n,
            first_contact_at=now if n % 3 else None,
        )
        for n, one in enumerate(persons)
    )
    pour(
        Wish(org=org, request=request, kind="EXPERIENCE", code=LIVED[n % 5])
        for n, request in enumerate(requests)
    )
