"""One request: what was asked for, how to reach the person, what has happened."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from beside.consent.models import Consent
from beside.core import tenancy
from beside.core.actor import Actor
from beside.core.models import Event
from beside.people import vocabulary
from beside.people.models import Person, SafeContact, SystemClient

from .. import policy
from ..models import Referral, Request, Wish
from ..wishes import Group, Wanted, grouped
from .public import Wait, wait_in

SAYS: dict[str, str | Promise] = {
    "request.asked": gettext_lazy("Asked for support."),
    "referral.received": gettext_lazy("Was referred by somebody who knows them."),
    "referral.taken": gettext_lazy("Was referred by another system."),
    "referral.told_anew": gettext_lazy("The other system sent the referral again, with changes."),
    "reference.withdrawn": gettext_lazy("The reference number of the referral was closed."),
    "request.reached_out": gettext_lazy("First contact was made."),
    "safe_contact.named": gettext_lazy("A safe way to reach them was written down."),
    "request.wishes_changed": gettext_lazy("What matters to them was changed."),
    "invitation.written": gettext_lazy("A card for signing in was made."),
    "invitation.used": gettext_lazy("The card was used: they can sign in now."),
}
ABOUT_THE_PERSON = ("invitation.written", "invitation.used", "safe_contact.named")


@dataclass(frozen=True)
class Happened:
    """One thing in the history of a request."""

    at: dt.datetime
    says: str
    by: str


@dataclass(frozen=True)
class Told:
    """A referral, as those who arrange may read it."""

    referral: Referral
    referrer: dict[str, Any]
    ways: list[dict[str, Any]]
    told: dict[str, Any]

    @property
    def to_check(self) -> list[str]:
        lines = list(self.told.get("to_check", ()))
        if missing := len(self.told.get("unresolved", ())):
            # What they are called may tell a diagnosis: it stays in the original.
            lines.append(
                ngettext(
                    "%(n)s record that it points to did not come with it.",
                    "%(n)s records that it points to did not come with it.",
                    missing,
                )
                % {"n": missing}
            )
        if self.told.get("came_again_at"):
            lines.append(_("It was sent again, with changes. Both are kept."))
        return lines

    @property
    def called(self) -> str:
        """Who referred them, as we name them to the person."""
        named = self.referrer.get("name") or self.referrer.get("organisation")
        return str(named or _("Somebody"))

    @property
    def reach_referrer(self) -> list[str]:
        ways = self.referrer.get("ways") or ""
        return [ways] if isinstance(ways, str) else [way["value"] for way in ways]

    @property
    def said(self) -> list[tuple[str, str]]:
        """What else was read in a referral from another system, each with what it is."""
        person, asked = self.told.get("person", {}), self.told.get("asked_for", {})
        notes = [note["text"] for note in asked.get("notes", ())]
        facts = [
            (_("Also called"), person.get("also_known_as")),
            (_("Says of themself"), person.get("gender")),
            (_("Languages"), ", ".join(map(_language, person.get("languages", ())))),
            (_("Needs an interpreter"), _("Yes") if person.get("needs_interpreter") else ""),
            (_("Close to them"), ", ".join(one["name"] for one in person.get("close_ones", ()))),
            (_("Asked for"), "; ".join([asked.get("what", ""), *asked.get("details", ())])),
            (_("Because"), "; ".join(asked.get("reasons", ()))),
            (_("Notes"), "\n".join(notes)),
            (_("What they were told"), asked.get("told_the_person")),
            (_("Hoped for"), _hoped_for(self.told.get("wanted", {}))),
            (_("What the consent says"), self.told.get("consent", {}).get("source_text")),
        ]
        return [(what, text) for what, text in facts if text and text.strip("; ")]


@dataclass(frozen=True)
class Mine:
    """One thing I asked for, as I read it myself."""

    request: Request
    wishes: list[Group]
    told: list[Told]
    wait: Wait


def my_requests(actor: Actor) -> QuerySet[Request]:
    """What I asked for, the newest first."""
    mine = policy.visible_requests(actor).filter(person=actor.face)
    return mine.select_related("programme", "person").order_by("-asked_at")


def mine(actor: Actor, now: dt.datetime) -> list[Mine]:
    return [
        Mine(
            request,
            wish_groups(request),
            told_about(actor, request),
            wait_in(request.programme, now),
        )
        for request in my_requests(actor)
    ]


def current_wishes(request: Request) -> list[Wanted]:
    wishes = Wish.objects.filter(request=request, ended_at=None).order_by("kind", "code")
    return list(wishes.values_list("kind", "code", "weight"))


def wish_groups(request: Request) -> list[Group]:
    return grouped(current_wishes(request))


def known_contact(person: Person) -> SafeContact | None:
    """The one way this person called safe, if they did."""
    return SafeContact.objects.filter(person=person, ended_at=None).first()


def told_about(actor: Actor, request: Request) -> list[Told]:
    """Who referred them, with what words, and what was left out; the newest first."""
    seen = policy.visible_referrals(actor).filter(request=request).order_by("-received_at")
    return [_told(referral) for referral in seen.select_related("sent_by")]


def told_under(consent: Consent) -> QuerySet[Referral]:
    """The referrals whose senders learn something because of this consent."""
    if consent.covers != Consent.Covers.REFERRER:
        return Referral.objects.none()
    return Referral.objects.filter(request__person=consent.person_id, withdrawn_at=None)


def history(request: Request) -> list[Happened]:
    """What happened to a request, in words, the newest first."""
    referrals = Referral.objects.filter(request=request).values_list("pk", flat=True)
    events = Event.objects.filter(
        Q(subject_id__in=[request.pk, *referrals])
        | Q(name__in=ABOUT_THE_PERSON, at__gte=request.asked_at),
        org_id=tenancy.current(),
        about_id=request.person_id,
    ).order_by("-seq")
    told = [(event, _says(event)) for event in events]
    names = _names({event.face_id or event.actor_id for event, _words in told})
    return [
        Happened(event.at, words, names.get(event.face_id or event.actor_id, ""))
        for event, words in told
        if words
    ]


def _told(referral: Referral) -> Told:
    told = json.loads(str(referral.told) or "{}")
    contact = told.get("contact")
    ways = [contact] if contact else told.get("person", {}).get("ways", [])
    return Told(referral, json.loads(str(referral.referrer) or "{}"), ways, told)


def _language(said: str) -> str:
    known = vocabulary.vocabulary()["languages"].get(said)
    return known.own_name if known else said


def _hoped_for(wanted: dict[str, Any]) -> str:
    days = " – ".join(filter(None, [wanted.get("start"), wanted.get("end")]))
    return ", ".join(filter(None, [wanted.get("words"), days]))


def _says(event: Event) -> str:
    if event.name == "request.urgency_set":
        return _("How soon was set: %(word)s.") % {"word": _new(event, "urgency", Request.Urgency)}
    if event.name == "request.moved":
        return _("Moved on: %(word)s.") % {"word": _new(event, "state", Request.State)}
    if event.name == "request.closed":
        return _("Closed: %(word)s.") % {"word": _new(event, "closed_as", Request.Closed)}
    return str(SAYS.get(event.name, ""))


def _new(event: Event, field: str, kind: Any) -> str:
    """The word for what a field was changed to; the word it kept when nothing changed."""
    for change in event.changes:
        if change["what"] == "referrals.Request" and field in change["fields"]:
            return str(kind(change["fields"][field][1]).label)
    return _("as it was")


def _names(ids: set[Any]) -> dict[Any, str]:
    people = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    return people | dict(SystemClient.objects.filter(pk__in=ids).values_list("pk", "name"))
