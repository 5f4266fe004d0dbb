"""What whoever reads a referral does well to check first, in plain sentences."""

from collections.abc import Iterator
from datetime import date

from beside.api.fhir.fields import Body, each, exact
from beside.api.fhir.person import is_too_young
from beside.referrals.incoming import IncomingConsent, IncomingPerson, Referrer


def about_person(person: IncomingPerson, patient: Body, today: date) -> Iterator[str]:
    """What to check about the person before anyone reaches out."""
    if not person.nickname:
        yield "No name came with it."
    if not person.ways:
        yield "No way to reach the person came with it. Ask the referrer."
    else:
        yield "Nobody said which ways to reach the person are safe. Leave no message yet."
    if person.close_ones:
        yield "People close to them are named. Ask the person before you contact anyone else."
    if is_too_young(patient, today):
        yield "The person is younger than the people we support."
    elif not person.age_band:
        yield "No age came with it that can be right."
    if patient.get("active") is False:
        yield "The sender no longer uses this person's record."
    if any(exact(link, "type") == "replaced-by" for link in each(patient, "link")):
        yield "Another record has replaced this person's record."


def about_referrer(referrer: Referrer | None) -> Iterator[str]:
    """What is missing to answer the one who asked."""
    if referrer is None or not (referrer.name or referrer.organisation or referrer.kind == "self"):
        yield "Nobody is named as the referrer."
    elif not referrer.ways and referrer.kind != "self":
        yield "No way to reach the referrer came with it."


def about_consent(consent: IncomingConsent) -> Iterator[str]:
    """What is not clear about consent."""
    if consent.because:
        yield consent.because
        return
    if not consent.by:
        yield "The consent does not say who gave it."
    if consent.expires is None:
        yield "The consent names no last day."


def about_numbers(patient: Body, shared: set[tuple[str, str]]) -> Iterator[str]:
    """A number on two people's records joins nobody."""
    carried = {(exact(n, "system"), exact(n, "value")) for n in each(patient, "identifier")}
    if carried & shared:
        yield "A record number came on two people's records. It cannot tell them apart."
