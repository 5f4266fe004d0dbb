"""What arrived is read and taken: one way for the command line and for the HTTP door alike."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from beside.api.fhir import programme as programmes
from beside.api.fhir.reading import read_bytes, read_path
from beside.core import clock, tenancy
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org
from beside.people.actions import new_code
from beside.people.models import Programme
from beside.referrals import actions, queries
from beside.referrals.incoming import IncomingReferral, Reading, Refusal, report

TOO_YOUNG = "The person is younger than 13. We support people from 13 on."
NO_PROGRAMME = "No programme here is for people of this age."


def take(
    org: Org,
    data: bytes | Path,
    *,
    actor: Actor,
    programme: Programme | None = None,
    sender: str = "",
) -> dict[str, Any]:
    """Take each referral in `data` whole, in a transaction of its own, or refuse it with a reason.

    `data` is what was sent, or the path of a file or folder. The same delivery taken again
    changes nothing. `sender` keeps apart systems that count from 1 alike; without it a person
    is known again only by a number that names its system.
    """
    reading = _read(data, sender)
    with tenancy.within(org.pk):
        choice = [programme] if programme else list(queries.running_programmes())
    tally = _Tally(actor, choice, refused=list(reading.refused))
    for incoming in _knowable(reading, sender):
        tally.add(incoming)
    return report(taken=tally.taken, already_there=tally.already_there, refused=tally.refused)


@dataclass
class _Tally:
    """What became of each referral of one delivery."""

    actor: Actor
    choice: list[Programme]
    taken: int = 0
    already_there: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def add(self, incoming: IncomingReferral) -> None:
        try:
            self._take(incoming)
        except NotAllowed as no:
            self.refused.append(Refusal(incoming.name, no.because))

    def _take(self, incoming: IncomingReferral) -> None:
        programme = programmes.chosen(self.choice, incoming)
        if incoming.person.is_too_young or programme is None:
            raise NotAllowed(TOO_YOUNG if incoming.person.is_too_young else NO_PROGRAMME)
        code = new_code()
        try:
            actions.take_referral(self.actor, programme, incoming=incoming, reference=code)
        except actions.AlreadyHere as known:
            if known.referral.fingerprint != incoming.fingerprint:
                actions.keep_newer_word(self.actor, known.referral, incoming=incoming)
            self.already_there += 1
        else:
            self.taken += 1


def _read(data: bytes | Path, sender: str) -> Reading:
    today = clock.today()
    if isinstance(data, Path):
        return read_path(data, today=today, sender=sender)
    return read_bytes(data, today=today, sender=sender, name="the delivery")


def _knowable(reading: Reading, sender: str) -> Iterator[IncomingReferral]:
    """Without a sender, an id alone does not say who somebody is."""
    for incoming in reading.referrals:
        keys = incoming.person_keys
        yield incoming if sender else replace(incoming, person_keys=tuple(filter(_names, keys)))


def _names(key: str) -> bool:
    """Does this number say which system gave it?"""
    return "|" in key or key.startswith("sha256:")
