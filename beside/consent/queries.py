"""What is asked about trust: what holds, who looked, what left, what waits for an answer."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from beside.core.actor import CLOCK, OPERATOR, Actor
from beside.core.models import Access, Denial, Event
from beside.core.page import DOORS
from beside.people.models import Membership, Person
from beside.people.roles import ROLES

from . import policy, texts
from .models import Consent, Disclosure, Glass, Question

A_PAGE = 30
NOBODYS_BUSINESS = ("own_page.kept",)
"""Deeds that history keeps, to stay whole, and no list shows: a worker wrote for themself."""


@dataclass(frozen=True)
class Agreement:
    """One thing that can be agreed to: the words for it, and the yes that holds, if any."""

    text: texts.Text
    consents: list[Consent]


@dataclass(frozen=True)
class Look:
    """One look at a person's record, as it is told to them."""

    at: dt.datetime
    who: str
    role: str
    what: str
    why: str
    is_own: bool
    was_emergency: bool


def agreements(actor: Actor, person: Person, *, today: dt.date) -> list[Agreement]:
    """Everything there is to agree to, with what this person agreed to and still holds."""
    held = policy.visible_consents(actor).filter(policy.in_force(today), person=person)
    rows = list(held.order_by("signed_at"))
    return [
        Agreement(texts.text_for(covers, today), [row for row in rows if row.covers == covers])
        for covers in Consent.Covers.values
    ]


def earlier_consents(actor: Actor, person: Person, *, today: dt.date) -> QuerySet[Consent]:
    """What was taken back or has run out, newest first."""
    return (
        policy.visible_consents(actor)
        .filter(person=person)
        .exclude(policy.in_force(today))
        .order_by("-signed_at")
    )


def disclosures(actor: Actor, person: Person) -> QuerySet[Disclosure]:
    return (
        policy.visible_disclosures(actor)
        .filter(person=person)
        .select_related("by", "consent")
        .order_by("-disclosed_at")
    )


def looks_at(person: Person, *, number: int = 1, others_only: bool = True) -> Page:
    """Who looked at this person's record, newest first, a page at a time. Three queries."""
    rows = Access.objects.filter(org_id=person.org_id, about_id=person.pk)
    if others_only:
        rows = rows.exclude(face_id=person.pk)
    page = Paginator(rows.order_by("-seq"), A_PAGE).get_page(number)
    page.object_list = _told(page.object_list, own=person.pk)  # type: ignore[assignment]
    return page


def last_look(person: Person) -> Look | None:
    """The newest look by somebody else."""
    rows = Access.objects.filter(org_id=person.org_id, about_id=person.pk)
    newest = rows.exclude(face_id=person.pk).order_by("-seq")[:1]
    return next(iter(_told(newest, own=person.pk)), None)


def history(actor: Actor, *, kind: str, number: int = 1, about: str = "", name: str = "") -> Page:
    """The log for whoever keeps it: `events`, `looks` or `denials`, newest first."""
    model: Any = {"events": Event, "looks": Access, "denials": Denial}[kind]
    rows = model.objects.filter(org_id=actor.org_id)
    if kind == "events":
        rows = rows.exclude(name__in=NOBODYS_BUSINESS)
    if about:
        rows = rows.filter(Q(about_id=about) | Q(subject_id=about) | Q(face_id=about))
    if name and kind == "events":
        rows = rows.filter(name__startswith=name)
    page = Paginator(rows.order_by("-seq"), A_PAGE).get_page(number)
    names = _names({row.face_id for row in page.object_list if row.face_id})
    for row in page.object_list:
        row.who = names.get(row.face_id, (_nobody(row.actor_id), ""))[0]
        row.what = event_said(row.name) if kind == "events" else said(row.page)
        row.subject_said = row.subject.rpartition(".")[2]
    return page


def said(page: str) -> str:
    """A page in the words it has for the person: the first line of the view's docstring.

    Whatever shows a record has such words, so a page without them shows nobody's.
    """
    words = getattr(DOORS.get(page), "__doc__", "")
    return words.strip().splitlines()[0] if words else _("Opened a page without a record.")


def event_said(name: str) -> str:
    """`note.signed` as one reads it in a list: “Note signed”."""
    return name.replace(".", " ").replace("_", " ").capitalize()


def open_questions(actor: Actor) -> QuerySet[Question]:
    """What still waits for an answer, what is due first on top."""
    rows = policy.visible_questions(actor).filter(state=Question.State.OPEN)
    return rows.select_related("person").order_by("due_on", "asked_at")


def questions_of(actor: Actor, person: Person) -> QuerySet[Question]:
    rows = policy.visible_questions(actor).filter(person=person)
    return rows.select_related("answered_by").order_by("-asked_at")


def glass_to_review(actor: Actor) -> QuerySet[Glass]:
    rows = policy.visible_glass(actor).filter(reviewed_at=None)
    return rows.select_related("person", "by").order_by("broken_at")


def glass_of(actor: Actor) -> QuerySet[Glass]:
    """What this actor broke, newest first."""
    rows = policy.visible_glass(actor).filter(by=actor.face)
    return rows.select_related("person", "reviewed_by").order_by("-broken_at")


def people_named(actor: Actor, name: str) -> list[Person]:
    """People behind the glass with exactly this name. Asked only once a reason was given."""
    rows = policy.visible_behind_glass(actor).filter(name__iexact=name.strip())
    return list(rows.order_by("joined_on")[:6])


def reviewers() -> list[Person]:
    """The staff who review broken glass and answer questions."""
    parts = Membership.objects.filter(role="privacy_officer", ended_on=None)
    return [part.person for part in parts.select_related("person")]


def _told(rows: Any, *, own: UUID) -> list[Look]:
    rows = list(rows)
    names = _names({row.face_id for row in rows if row.face_id})
    return [
        Look(
            at=row.at,
            who=_("You")
            if row.face_id == own
            else names.get(row.face_id, (_nobody(row.actor_id), ""))[0],
            role=names.get(row.face_id, ("", ""))[1],
            what=said(row.page),
            why=row.because or _WHY.get(row.purpose, lambda: "")(),
            is_own=row.face_id == own,
            was_emergency=row.purpose == "emergency",
        )
        for row in rows
    ]


_WHY = {
    "support": lambda: _("To walk with you, or to look after whoever does"),
    "emergency": lambda: _("Opened in an emergency"),
    "operations": lambda: _("Keeping the system running"),
}


def _names(faces: set[UUID]) -> dict[UUID | None, tuple[str, str]]:
    """Name and role of each of these persons. Two queries for all of them."""
    roles: dict[UUID, str] = {}
    for part in Membership.objects.filter(person__in=faces).order_by("started_on"):
        if part.role in ROLES:
            roles[part.person_id] = str(ROLES[part.role].name)
    people = Person.objects.filter(pk__in=faces).values_list("pk", "name")
    return {pk: (name, roles.get(pk, "")) for pk, name in people}


def _nobody(actor_id: UUID) -> str:
    if actor_id == CLOCK:
        return _("A reminder that was due")
    return _("The operator") if actor_id == OPERATOR else _("A visitor")
