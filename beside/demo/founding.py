"""How an organisation begins: its words and programmes, its staff, and its peer workers."""

import datetime as dt
from typing import Any

from beside.core import clock, founding
from beside.demo import shapes
from beside.demo.stage import Accounts, Stage
from beside.people import actions as people
from beside.people.models import Person, Programme
from beside.workforce import actions as workforce
from beside.workforce.models import Profile

ROLES = {
    "SUPERVISOR": "supervisor",
    "COORDINATOR": "coordinator",
    "PROGRAMME_MANAGER": "manager",
    "ORG_ADMIN": "org_admin",
    "PRIVACY_OFFICER": "privacy_officer",
}
ACCENTS = {"pine": "", "plum": "#34568B"}
"""Pine is ours, so it needs no colour of its own; plum is kept for people's own words."""
BACK_IN = dt.timedelta(days=38)
"""How much longer somebody who rests now will rest."""


def found(
    told: shapes.Organisation,
    *,
    begins: dt.datetime,
    now: dt.datetime,
    accounts: Accounts,
    is_front: bool,
) -> Stage:
    """The organisation on its first day, with everybody who is there from the beginning."""
    with clock.at(begins):
        org = founding.found(
            slug=told.key.replace("_", "-"),
            name=told.name,
            timezone=told.timezone,
            country=told.country,
            is_front=is_front,
        )
    return Stage(told=told, org=org, now=now, accounts=accounts)


def set_up(stage: Stage, begins: dt.datetime) -> None:
    """Write into the diary how it is set up, and who comes to work there."""
    moments = (begins + dt.timedelta(minutes=4 * n) for n in range(1, 10_000))
    at = stage.diary.at
    at(next(moments), _restyle, stage)
    for programme in stage.told.programmes:
        at(next(moments), _open, stage, programme)
    for member in stage.told.staff:
        at(next(moments), _welcome, stage, member)
    for worker in stage.told.workers:
        moment = next(moments)
        if worker.started_days_ago:
            moment = stage.days_ago(worker.started_days_ago, dt.time(9))
        at(moment, _welcome_worker, stage, worker)
        if worker.on_leave_for_days:
            at(stage.days_ago(worker.on_leave_for_days + 1, dt.time(16)), _rest, stage, worker)


def _restyle(stage: Stage) -> None:
    look: dict[str, Any] = {"words": dict(stage.told.words), "about": stage.told.about}
    accent = ACCENTS.get(stage.told.accent, stage.told.accent)
    if accent:
        look["accent"] = accent
    people.restyle_organisation(stage.operator, stage.org, look=look)
    stage.org.refresh_from_db()


def _open(stage: Stage, told: shapes.Programme) -> None:
    stage.programmes[told.key] = people.open_programme(
        stage.operator,
        stage.org,
        name=told.name,
        slug=told.key,
        setting=told.setting,
        ages=told.ages,
        focus=told.focus,
        about=told.about,
    )


def _staff(stage: Stage, key: str, name: str, pronouns: str, languages: list[str]) -> Person:
    email = f"{key}@{stage.told.email.partition('@')[2]}"
    person = people.welcome_staff(
        stage.operator,
        stage.org,
        name=name,
        account=stage.account(key, email=email),
        pronouns=pronouns,
        languages=languages,
        work_email=email,
    )
    stage.staff[key] = person
    return person


def _welcome(stage: Stage, told: shapes.Staff) -> None:
    person = _staff(stage, told.key, told.name, told.pronouns, ["en"])
    where: list[Programme | None] = [stage.programmes[key] for key in told.programmes]
    for programme in where or [None]:
        people.give_part(stage.operator, person, role=ROLES[told.role], programme=programme)


def _welcome_worker(stage: Stage, told: shapes.Worker) -> None:
    person = _staff(stage, told.key, told.name, told.pronouns, list(told.languages))
    for key in told.programmes:
        people.give_part(
            stage.operator, person, role="peer_worker", programme=stage.programmes[key]
        )
    people.agree_supervision(stage.operator, person, supervisor=stage.staff[told.supervisor])
    _describe(stage, told, person)


def _describe(stage: Stage, told: shapes.Worker, person: Person) -> None:
    """Their standing is agreed with somebody else; the rest they say about themselves."""
    workforce.keep_profile(
        stage.operator,
        person,
        slug=told.slug.replace("_", "-"),
        stage=told.stage,
        caseload_limit=told.caseload,
    )
    me = stage.actor(person)
    profile = workforce.keep_profile(
        me,
        person,
        line=told.public_line,
        story=told.story,
        good_to_talk_about=list(told.good_to_talk_about),
        gender=told.gender,
        age_band=told.age_band,
        communities=list(told.communities),
        seen=dict(told.communities),
        serves_ages=list(told.serves),
        modes=list(told.modes),
        will_not=list(told.not_about),
        is_public=True,
    )
    workforce.share_experiences(me, profile, shared=dict(told.experiences))
    workforce.keep_hours(me, profile, blocks=[_block(block) for block in told.week])


def _block(block: shapes.Block) -> dict[str, Any]:
    return {
        "weekday": block.weekday,
        "starts": block.starts,
        "ends": block.ends,
        "modes": [block.place.mode],
        "place": block.place.name,
    }


def _rest(stage: Stage, told: shapes.Worker) -> None:
    person = stage.staff[told.key]
    profile = workforce.keep_profile(stage.actor(person), person, is_taking_people=False)
    _go_away(stage, profile, told.on_leave_for_days)


def _go_away(stage: Stage, profile: Profile, since: int) -> None:
    workforce.go_away(
        stage.actor(profile.person),
        profile,
        starts_on=stage.today - dt.timedelta(days=since),
        ends_on=stage.today + BACK_IN,
    )
