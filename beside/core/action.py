"""The only way to change a record: who, on what, with what."""

import inspect
from collections import defaultdict
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from django.db import models, transaction

from . import ledger, tenancy
from .actor import Actor
from .decision import Decision, require
from .prepared import prepared

Deed = TypeVar("Deed", bound=Callable[..., Any])

ACTIONS: dict[str, Callable[..., Any]] = {}
REACTIONS: dict[str, list[Callable[[Actor, Any], None]]] = defaultdict(list)


def action(*, event: str, may: Callable[..., Decision]) -> Callable[[Deed], Deed]:
    """Make `fn(actor, subject, *, ...)` the one door through which `event` can happen.

    Within one transaction and one organisation: lock the subject, ask the policy,
    do the work, write the event, let others react. Any failure undoes all of it.
    """

    def make(fn: Deed) -> Deed:
        _insist_on_shape(fn)
        if event in ACTIONS:
            raise TypeError(f"Two actions claim {event!r}.")

        @wraps(fn)
        def run(actor: Actor, subject: models.Model, **details: Any) -> Any:
            from .models import Chain, Event

            with (
                tenancy.within(actor.org_id),
                transaction.atomic(),
                ledger.open_sheet() as sheet,
            ):
                # One writer at a time in an organisation: history has one order, and two
                # deeds can never wait for each other in a ring.
                Chain.hold(actor.org_id, Event.chain_name)
                subject = _locked(subject)
                require(may(actor, subject))
                result = fn(actor, subject, **details)
                told = result if isinstance(result, models.Model) else subject
                Event.write(actor, told, name=event, changes=sheet)
                for react in REACTIONS[event]:
                    react(actor, told)
            return result

        run.event, run.may = event, may  # type: ignore[attr-defined]
        ACTIONS[event] = run
        return run  # type: ignore[return-value]

    return make


def on(event: str) -> Callable[[Deed], Deed]:
    """Call `fn(actor, record)` in the same transaction, after `event` has been written."""

    def listen(fn: Deed) -> Deed:
        REACTIONS[event].append(fn)
        return fn

    return listen


def _locked(subject: models.Model) -> models.Model:
    """The subject as it is now, in this organisation; or it does not exist."""
    for found in _one(type(subject))(pk=subject.pk):
        return found
    model: Any = type(subject)
    raise model.DoesNotExist(f"{subject._meta.object_name} does not exist here.")


@cache
def _one(model: type[models.Model]) -> Callable[..., list[models.Model]]:
    @prepared
    def one(*, pk: Any) -> models.QuerySet:
        return model._default_manager.select_for_update().filter(pk=pk)

    return one


def _insist_on_shape(fn: Callable[..., Any]) -> None:
    first, _subject, *rest = inspect.signature(fn).parameters.values()
    if first.name != "actor" or any(p.kind is not p.KEYWORD_ONLY for p in rest):
        raise TypeError(f"{fn.__qualname__} must read (actor, subject, *, details...)")
