"""One request for peer support, read whole: its person, its referrer, its consent, its words."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from beside.api.fhir import asking as words_of
from beside.api.fhir import left_out, to_check
from beside.api.fhir.agreement import agreement
from beside.api.fhir.desk import Desk
from beside.api.fhir.fields import day, exact, few, one
from beside.api.fhir.follower import Follower, label
from beside.api.fhir.identity import digest, person_keys, referral_key
from beside.api.fhir.person import person_from
from beside.api.fhir.record import Record
from beside.api.fhir.referrer import referrer_from
from beside.api.fhir.standing import (
    person_may_be_taken,
    recognised_request,
    status_worth_saying,
    still_asked,
)
from beside.referrals.incoming import (
    AskedFor,
    Hints,
    IncomingConsent,
    IncomingPerson,
    IncomingReferral,
    Original,
    Referrer,
)

_POINTS_FURTHER = ("reasonReference", "supportingInfo", "insurance", "basedOn", "replaces")


def referral_from(asking: Record, desk: Desk) -> IncomingReferral:
    """The referral this ServiceRequest makes with all that came with it, or `NotTaken`."""
    return _Letter(asking, desk).read()


class _Letter:
    """The parts of one referral, each read once."""

    def __init__(self, asking: Record, desk: Desk) -> None:
        self.asking, self.desk = asking, desk
        self.known_as = recognised_request(asking.body)
        self.follower = Follower(desk.shelf, desk.broken)
        self.person = self._subject()
        tasks = desk.company.pointing_at(asking, "Task")
        self.tasks = still_asked(self.person, tasks, [desk.company.about(t) for t in tasks])

    def read(self) -> IncomingReferral:
        urgency, marked = words_of.urgency(self.asking, self.tasks)
        for name in _POINTS_FURTHER:
            self.follower.follow_each(self.asking, name)
        return IncomingReferral(
            key=referral_key(self.asking, self.person, self.desk.sender),
            name=self.asking.name,
            sender=self.desk.sender,
            status_there=exact(self.asking.body, "status"),
            person=self.known,
            person_keys=person_keys(self.person, self.desk.sender, self.desk.shared),
            referrer=self.referrer,
            asked_for=self.asked_for,
            urgency=urgency,
            written_on=self._written_on(),
            wanted=words_of.wanted(self.asking.body),
            consent=self.consent,
            hints=self.hints,
            fingerprint=digest(self.asking.text + self.person.text),
            left_out=few(self._left_out()),
            to_check=few([*self._to_check(), marked]),
            unresolved=few(self.follower.unresolved),
            original=tuple(Original(r.name, r.where, r.text) for r in self.company),
        )

    @cached_property
    def known(self) -> IncomingPerson:
        return person_from(self.person.body, self.desk.today)

    @cached_property
    def consent(self) -> IncomingConsent:
        came = self.desk.consents.get(self.person, [])
        return agreement(came, self.person, self.follower, self.desk.today)

    @cached_property
    def referrer(self) -> Referrer | None:
        """Named on the request, else on what carries it, else on the head of the letter."""
        heads = self.desk.company.pointing_at(self.asking, "MessageHeader")
        places = [(self.asking, "requester"), *((task, "requester") for task in self.tasks)]
        places += [(head, name) for head in heads for name in ("sender", "author")]
        return referrer_from(places, self.person, self.follower, self.desk.today)

    @cached_property
    def asked_for(self) -> AskedFor:
        return words_of.asked_for(
            self.asking, self.tasks, self.person, self.known_as, self.follower
        )

    @cached_property
    def hints(self) -> Hints:
        return words_of.hints(self.asking, self.tasks, self.follower)

    @cached_property
    def company(self) -> list[Record]:
        """All records of this referral; asked for only when every reference was followed."""
        reached = [*self.desk.consents.get(self.person, ()), *self.follower.reached]
        most = self.desk.limits.records_per_referral
        return self.desk.company.of(self.asking, self.person, reached, most)

    def _subject(self) -> Record:
        subject = one(self.asking.body, "subject")
        found = self.follower.follow(self.asking, "subject", "Patient")
        there = self.desk.shelf.find(subject, self.asking, "Patient")
        why = f"The person it is about ({label(subject)}) did not come with it."
        if not subject:
            why = "ServiceRequest.subject is missing."
        elif there and there.top in self.desk.broken:
            why = f"The person it is about cannot be read. {self.desk.broken[there.top]}"
        return person_may_be_taken(found, why)

    def _written_on(self) -> date | None:
        days = (day(record.body.get("authoredOn")) for record in (self.asking, *self.tasks))
        return next(filter(None, days), None)

    def _to_check(self) -> Iterator[str]:
        yield from to_check.about_person(self.known, self.person.body, self.desk.today)
        yield from to_check.about_referrer(self.referrer)
        yield from to_check.about_consent(self.consent)
        yield from to_check.about_numbers(self.person.body, self.desk.shared)
        yield status_worth_saying(self.asking.body)
        for record in self.follower.reached:
            if record not in self.company and record.kind != "ServiceRequest":
                yield f"{record.name} is about somebody else. We left it aside."

    def _left_out(self) -> Iterator[str]:
        yield from left_out.of_person(self.person.body, self.desk.today)
        yield from left_out.of_asking(self.asking.body)
        yield from left_out.of_company(self.company)
        for path in (p for r in self.company for p in self.desk.unknown.get(r, ())):
            yield f"“{path}”, which FHIR R4 does not know"
