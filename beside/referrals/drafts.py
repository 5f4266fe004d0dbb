"""What a visitor has written so far, kept by the server between one screen and the next.

It lies sealed in their visit under a random id, so that two tabs do not mix, Back works, and
nobody who reads the database can read it. After two quiet hours it is let go.
"""

import base64
import datetime as dt
import json
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import tink

from beside.core import clock, keys

LASTS = dt.timedelta(hours=2)
MOST = 6
"""So many at once in one visit; the oldest is let go first."""
KEPT_IN = "drafts"


@dataclass
class Draft:
    """The answers by screen, each as the browser sent it; and what became of it, once sent."""

    id: UUID
    kind: str
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    outcome: dict[str, Any] = field(default_factory=dict)


def find(session: MutableMapping[str, Any], kind: str, id: UUID) -> Draft | None:
    """The draft, if it is still here; None when it has been let go or never was."""
    held = session.get(KEPT_IN, {}).get(_name(kind, id))
    if held is None or _is_old(held):
        return None
    try:
        said = json.loads(keys.unseal(base64.b64decode(held["sealed"]), _bound_to(kind, id)))
    except (tink.TinkError, ValueError):
        return None
    return Draft(id, kind, said["answers"], said["outcome"])


def keep(session: MutableMapping[str, Any], draft: Draft) -> None:
    """Keep it as it is now, for two more hours."""
    said = json.dumps({"answers": draft.answers, "outcome": draft.outcome})
    sealed = keys.seal(said, _bound_to(draft.kind, draft.id))
    held = {name: one for name, one in session.get(KEPT_IN, {}).items() if not _is_old(one)}
    held[_name(draft.kind, draft.id)] = {
        "at": clock.now().isoformat(),
        "sealed": base64.b64encode(sealed).decode(),
    }
    newest = sorted(held, key=lambda name: str(held[name]["at"]))[-MOST:]
    session[KEPT_IN] = {name: held[name] for name in newest}


def finish(session: Any, draft: Draft, outcome: dict[str, Any]) -> None:
    """It has been sent: the answers are let go, and only what the last page shows is kept."""
    keep(session, Draft(draft.id, draft.kind, {}, outcome))
    # At once, so that a second sending that is answered right now finds it.
    session.save()


def forget(session: MutableMapping[str, Any], kind: str, id: UUID) -> None:
    held = dict(session.get(KEPT_IN, {}))
    if held.pop(_name(kind, id), None) is not None:
        session[KEPT_IN] = held


def _name(kind: str, id: UUID) -> str:
    return f"{kind}:{id}"


def _bound_to(kind: str, id: UUID) -> str:
    return f"referrals.draft:{_name(kind, id)}"


def _is_old(held: dict[str, str]) -> bool:
    return clock.now() - dt.datetime.fromisoformat(held["at"]) > LASTS
