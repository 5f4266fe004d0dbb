"""What was neither taken nor turned away: each record is named, with why it was set aside."""

from beside.api.fhir.desk import Desk
from beside.api.fhir.fields import exact, one
from beside.api.fhir.follower import label
from beside.api.fhir.record import Record
from beside.referrals.incoming import Ignored, Refusal

_OLDER = {"ReferralRequest", "ProcedureRequest"}


def leftovers(
    desk: Desk, accounted: set[str], people: set[Record]
) -> tuple[list[Ignored], list[Refusal]]:
    """Account for every record that is in no referral: set aside, or missing its request."""
    ignored: list[Ignored] = []
    refused: list[Refusal] = []
    for record in desk.records:
        if record.where in accounted:
            continue
        lost = _cannot_be_acted_on(record, desk)
        if lost:
            refused.append(Refusal(record.name, lost, record.where))
        else:
            ignored.append(Ignored(record.name, _why(record, desk, people), record.where))
    return ignored, refused


def _cannot_be_acted_on(record: Record, desk: Desk) -> str:
    """Why something that looks like a referral is none that we can read."""
    if record.kind in _OLDER:
        return f"{record.kind} is from an older FHIR. We read FHIR R4: send a ServiceRequest."
    focus = one(record.body, "focus")
    if record.kind != "Task" or "ServiceRequest" not in exact(focus, "reference"):
        return ""
    found = desk.shelf.find(focus, record)
    return "" if found else f"The request it carries ({label(focus)}) did not come with it."


def _why(record: Record, desk: Desk, people: set[Record]) -> str:
    if record.kind == "Bundle":
        return "This is the envelope. What lay in it was read."
    if desk.company.asked_by(record):
        return "It is about a referral that was not taken."
    person = desk.company.about(record)
    if person in people:
        return "It is about somebody who was referred, but is not part of the referral."
    if person is record:
        return "No referral that was taken is about this person."
    if record.kind == "Task":
        return "This task asks for no referral."
    return "It belongs to no referral that was taken."
