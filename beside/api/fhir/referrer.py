"""Who asks for a referral, however many records it takes to say so."""

from datetime import date

from beside.api.fhir.fields import Body, concept, each, one, words
from beside.api.fhir.follower import Follower
from beside.api.fhir.reach import full_name, is_old, ways_to_reach
from beside.api.fhir.record import Record
from beside.referrals.incoming import Referrer

_NOT_AT_HOME = ("home",)


def referrer_from(
    places: list[tuple[Record, str]], person: Record, follower: Follower, today: date
) -> Referrer | None:
    """The first of these places whose record came along, else the first that names somebody."""
    named = ""
    for record, name in places:
        reference = one(record.body, name)
        found = follower.reach(reference, record, name)
        if found:
            return _known(found, person, follower, today)
        named = named or words(reference, "display")
    return Referrer("unknown", named) if named else None


def _known(record: Record, person: Record, follower: Follower, today: date) -> Referrer:
    match record.kind:
        case "Patient" if record is person:
            return Referrer("self")
        case "Practitioner":
            return _professional(record, None, follower, today)
        case "PractitionerRole":
            worker = follower.follow(record, "practitioner", "Practitioner")
            return _professional(worker, record, follower, today)
        case "Organization":
            name = words(record.body, "name")
            ways = ways_to_reach(record.body, today)
            return Referrer("organisation", name, organisation=name, ways=ways)
        case "RelatedPerson":
            return _close_one(record, person, follower, today)
    return Referrer("unknown", words(record.body, "name"))


def _professional(
    worker: Record | None, role: Record | None, follower: Follower, today: date
) -> Referrer:
    about = worker.body if worker else {}
    part = role.body if role else {}
    house = follower.follow(role, "organization", "Organization") if role else None
    told = one(part, "practitioner"), one(part, "organization")
    titles = each(part, "code") or [one(q, "code") for q in each(about, "qualification")]
    holders = (part, about, house.body if house else {})
    ways = (ways_to_reach(body, today, leave=_NOT_AT_HOME) for body in holders)
    return Referrer(
        "professional",
        _name(about, today) or words(told[0], "display"),
        next(filter(None, map(concept, titles)), ""),
        words(house.body, "name") if house else words(told[1], "display"),
        next(filter(None, ways), ()),
    )


def _close_one(record: Record, person: Record, follower: Follower, today: date) -> Referrer:
    near = follower.follow(record, "patient", "Patient")
    relation = next(filter(None, map(concept, each(record.body, "relationship"))), "")
    return Referrer(
        "close one" if near is person else "unknown",
        _name(record.body, today),
        relation if near is person else "",
        ways=ways_to_reach(record.body, today),
    )


def _name(body: Body, today: date) -> str:
    names = [name for name in each(body, "name") if not is_old(name, today)]
    return next(filter(None, map(full_name, names)), "")
