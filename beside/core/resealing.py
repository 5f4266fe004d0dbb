"""Old words under a new key, a batch at a time, each batch an event of its own."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import BinaryField, F
from django.db.models.functions import Substr

from . import keys, tenancy
from .action import action
from .actor import Actor
from .decision import Decision, yes_if
from .models import Org
from .record import Record
from .sealed import SealedBytes, SealedText

BATCH, FILES = 200, 4
"""How many rows at once; rows that hold a whole file are read few at a time."""


def may_reseal(actor: Actor, org: Org) -> Decision:
    return yes_if(actor.is_operator, "Only the operator changes keys.")


@action(event="words.resealed", may=may_reseal)
def reseal_batch(actor: Actor, org: Org, *, label: str, ids: list[UUID]) -> None:
    """Write the sealed columns of these rows again, under the key that writes now."""
    model: Any = apps.get_model(label)
    for row in model.objects.select_for_update().filter(pk__in=ids):
        for field in _sealed(model):
            getattr(row, field.attname)
        row.save(update_fields=[field.attname for field in _sealed(model)])


def reseal_everything(actor: Actor, org: Org) -> int:
    """Reseal every private word of an organisation. Returns how many rows were written."""
    count = 0
    for model in _with_sealed():
        for ids in _batches(actor, model):
            reseal_batch(actor, org, label=model._meta.label, ids=ids)
            count += len(ids)
    return count


def left_behind(org: Org) -> int:
    """How many rows of an organisation are not under the key that writes now."""
    with tenancy.within(org.pk):
        return sum(
            any(cell and not keys.is_under_newest(bytes(cell)) for cell in row)
            for model in _with_sealed()
            for row in model.objects.values_list(*map(_beginning, _sealed(model))).iterator()
        )


def at_once(model: type[Any], most: int = BATCH) -> int:
    """How many rows of this kind may be held in memory together."""
    return FILES if any(isinstance(f, SealedBytes) for f in model._meta.fields) else most


def _beginning(field: SealedText) -> Substr:
    """The first bytes of a cell, where the id of its key stands."""
    return Substr(F(field.attname), 1, 5, output_field=BinaryField())


def _with_sealed() -> list[Any]:
    return [m for m in apps.get_models() if issubclass(m, Record) and _sealed(m)]


def _batches(actor: Actor, model: Any) -> Iterator[list[UUID]]:
    with tenancy.within(actor.org_id):
        ids = list(model.objects.order_by("pk").values_list("pk", flat=True))
    step = at_once(model)
    for start in range(0, len(ids), step):
        yield ids[start : start + step]


def _sealed(model: Any) -> list[SealedText]:
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedText)]
