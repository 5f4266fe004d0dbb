"""How far a referral has come, told to the system that sent it: one of four words, no more."""

from datetime import datetime
from typing import Any

_STATUS = {
    "RECEIVED": ("received", "Received"),
    "REACHED_OUT": ("in-progress", "Reached out"),
    "MET": ("in-progress", "Met"),
    "CLOSED": ("completed", "Closed"),
}


def to_fhir(*, step: str, asked: str, changed_at: datetime) -> dict[str, Any]:
    """A Task that says where a referral stands. It names no person and gives no reason.

    `asked` is the sender's own reference to its request; `changed_at` knows its time zone.
    """
    status, word = _STATUS[step]
    return {
        "resourceType": "Task",
        "status": status,
        "businessStatus": {"text": word},
        "intent": "order",
        "code": {
            "coding": [{"system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill"}]
        },
        "focus": {"reference": asked},
        "lastModified": changed_at.isoformat(timespec="seconds"),
    }
