"""Small FHIR records to build letters from. Every person in them is invented."""

import json
from datetime import date
from typing import Any

from beside.api.fhir import reading
from beside.referrals.incoming import IncomingReferral, Reading

TODAY = date(2026, 11, 22)
PEER_SUPPORT = {
    "coding": [
        {
            "system": "http://snomed.info/sct",
            "code": "461481000124109",
            "display": "Referral to peer support (procedure)",
        }
    ]
}
Body = dict[str, Any]


def request(**changes: Any) -> Body:
    """A request for peer support for Wren."""
    body: Body = {
        "resourceType": "ServiceRequest",
        "id": "r1",
        "status": "active",
        "intent": "order",
        "code": PEER_SUPPORT,
        "subject": {"reference": "Patient/wren"},
    }
    return _changed(body, changes)


def wren(**changes: Any) -> Body:
    """Wren, who is 23 and can be reached by phone."""
    body: Body = {
        "resourceType": "Patient",
        "id": "wren",
        "name": [{"use": "usual", "given": ["Wren"], "family": "Solano"}],
        "telecom": [{"system": "phone", "value": "+1 555 0101"}],
        "birthDate": "2003-06-01",
    }
    return _changed(body, changes)


def consent(**changes: Any) -> Body:
    """Wren's consent, without an end."""
    body: Body = {
        "resourceType": "Consent",
        "id": "c1",
        "status": "active",
        "scope": {"coding": [{"code": "patient-privacy"}]},
        "category": [{"coding": [{"code": "IDSCL"}]}],
        "patient": {"reference": "Patient/wren"},
        "dateTime": "2026-01-15",
        "policyRule": {"text": "Our own form"},
    }
    return _changed(body, changes)


def task(**changes: Any) -> Body:
    """A task that carries Wren's request."""
    body: Body = {
        "resourceType": "Task",
        "id": "t1",
        "status": "requested",
        "intent": "order",
        "focus": {"reference": "ServiceRequest/r1"},
        "for": {"reference": "Patient/wren"},
    }
    return _changed(body, changes)


def bundle(*records: Body, kind: str = "collection", **changes: Any) -> Body:
    """An envelope around records."""
    entries = [{"resource": record} for record in records]
    return _changed({"resourceType": "Bundle", "type": kind, "entry": entries}, changes)


def read(*records: Any, **how: Any) -> Reading:
    """Read records as a list, or one value as it is."""
    value = records[0] if len(records) == 1 else list(records)
    return reading.read_text(json.dumps(value), today=TODAY, name="letter.json", **how)


def taken(*records: Any, **how: Any) -> IncomingReferral:
    """The one referral in these records; a test that gets here means it to be taken."""
    found = read(*records, **how)
    assert [refusal.why for refusal in found.refused] == []
    assert len(found.referrals) == 1
    return found.referrals[0]


def refusal(*records: Any, **how: Any) -> str:
    """Why the one thing that was turned away was turned away."""
    found = read(*records, **how)
    assert found.referrals == ()
    assert len(found.refused) == 1
    return found.refused[0].why


def _changed(body: Body, changes: Body) -> Body:
    """With these fields changed; None takes one away, and `for_` is written `for`."""
    named = {name.removesuffix("_"): value for name, value in changes.items()}
    return {name: value for name, value in (body | named).items() if value is not None}
