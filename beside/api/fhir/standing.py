"""May this be taken at all? The reasons why a request is turned away, each in one sentence."""

from beside.api.fhir.asking import said
from beside.api.fhir.fields import Body, each, exact, is_true, one, plain
from beside.api.fhir.peer_support import Recognised, recognised
from beside.api.fhir.record import Record

_TAKEN = {"active", "completed", "on-hold", "unknown"}
_SET_ASIDE = {
    "entered-in-error": "The sender marked it as written in error.",
    "revoked": "The sender took it back.",
    "draft": "It is still a draft. Send it when it is ready.",
}
_WORTH_SAYING = {
    "completed": "The sender marked it completed: they may think that it is already done.",
    "on-hold": "The sender put it on hold.",
    "unknown": "The sender's system does not know where it stands.",
}


class NotTaken(ValueError):
    """A referral that is turned away; its words say why, to its sender."""


def recognised_request(asking: Body) -> Recognised:
    """What makes this a request for peer support that stands; `NotTaken` if it is none."""
    _may_stand(asking)
    found = recognised(asking)
    if found:
        return found
    codes = (exact(coding, "code") for coding in each(one(asking, "code"), "coding"))
    asked = said(asking) or next(filter(None, map(plain, codes)), "")
    if not asked:
        raise NotTaken("It does not say what it asks for: ServiceRequest.code is missing.")
    raise NotTaken(f"It asks for “{asked}”, which is not peer support.")


def person_may_be_taken(person: Record | None, why: str) -> Record:
    """The person a referral is about, or `NotTaken` if they cannot be known."""
    if person is None:
        raise NotTaken(why)
    if person.kind != "Patient":
        raise NotTaken(f"It is about a {plain(person.kind, most=40)}, not about one person.")
    if is_true(person.body, "deceasedBoolean") or "deceasedDateTime" in person.body:
        raise NotTaken(
            "The record says that this person has died. If that is wrong, correct it and send it."
        )
    return person


def still_asked(person: Record, tasks: list[Record], abouts: list[Record | None]) -> list[Record]:
    """The tasks that carry this referral; `NotTaken` if all were cancelled or one names another."""
    carrying = [task for task in tasks if exact(task.body, "status") != "entered-in-error"]
    if any(about not in (None, person) for about in abouts):
        raise NotTaken(
            "A Task that carries it is about somebody else. We cannot tell who is meant."
        )
    if carrying and all(exact(task.body, "status") == "cancelled" for task in carrying):
        raise NotTaken("The sender cancelled it.")
    return carrying


def status_worth_saying(asking: Body) -> str:
    """What the source's own mark means for whoever reads the referral here."""
    return _WORTH_SAYING.get(exact(asking, "status"), "")


def _may_stand(asking: Body) -> None:
    status = exact(asking, "status")
    if status in _SET_ASIDE:
        raise NotTaken(_SET_ASIDE[status])
    if status not in _TAKEN:
        raise NotTaken(f"Its status “{plain(status, most=40)}” is not one that FHIR R4 knows.")
    if is_true(asking, "doNotPerform"):
        raise NotTaken("It asks that this is not done (doNotPerform).")
    if exact(asking, "intent") == "option":
        raise NotTaken("It is one of several choices, and nobody has chosen it yet.")
    if asking.get("modifierExtension") or asking.get("implicitRules"):
        raise NotTaken(
            "It carries a condition we do not understand, so we cannot act on it safely."
        )
