"""The base of every row about an organisation's people: scoped, written only by
actions, never deleted, and always able to say what changed."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar, NoReturn
from uuid import UUID, uuid4

from django.db import models

from . import ledger, tenancy, written
from .prepared import prepared
from .sealed import SealedText


class WrongOrg(RuntimeError):
    """A row was about to point across the wall between two organisations."""


class RecordQuerySet(models.QuerySet):
    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ledger.OutsideAction("Change records one at a time, inside an @action.")

    update = delete = bulk_create = bulk_update = _refuse

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Following a foreign key asks the same question thousands of times: it is prepared."""
        if kwargs or len(args) != 1 or not self._is_bare() or not isinstance(args[0], models.Q):
            return super().get(*args, **kwargs)
        match args[0].children:
            case [("id", UUID() as pk)] if not args[0].negated:
                for found in _followed(self.model)(pk=pk):
                    return found
                model: Any = self.model
                raise model.DoesNotExist(f"{self.model._meta.object_name} does not exist.")
        return super().get(*args, **kwargs)

    def _is_bare(self) -> bool:
        query = self.query
        return not (query.where or query.select_related or query.annotations or query.is_sliced)


class GuardedManager(models.Manager.from_queryset(RecordQuerySet)):  # type: ignore[misc]
    """What Django itself uses to follow a foreign key: not scoped, but it cannot write."""

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise tenancy.NoOrg("Raw SQL does not know the walls; ask a queryset.")


class RecordManager(GuardedManager):
    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(org_id=tenancy.current())


class Noted(models.Model):
    """Knows what it was when it was read, and notes every change on the open sheet."""

    private_fields: ClassVar[tuple[str, ...]] = ()
    """Fields whose words stay out of the event: that they changed is told, not what they say."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any, **kwargs: Any) -> Any:
        record = super().from_db(db, field_names, values, **kwargs)
        record._was = (field_names, values)
        return record

    def save(self, **kwargs: Any) -> None:
        self._before_save()
        changed = self._changed()
        ledger.note({"what": self._meta.label, "id": str(self.pk), "fields": changed})
        if kwargs:
            super().save(**kwargs)
        elif self._state.adding:
            written.insert(self)
        else:
            # A list or a dict may have been changed in its place, which nobody can see from here.
            written.update(self, {*changed, *_changeable(type(self))})
        kept = {f.attname: self.__dict__[f.attname] for f in _loaded(self)}
        self._was = (tuple(kept), tuple(kept.values()))

    def delete(self, **kwargs: Any) -> NoReturn:  # type: ignore[override]
        raise ledger.OutsideAction("Records end; they are not deleted.")

    def _before_save(self) -> None:
        """What must hold before this row may be written."""

    def _changed(self) -> dict[str, list[Any] | None]:
        was = dict(zip(*self._was, strict=True)) if hasattr(self, "_was") else {}
        changed: dict[str, list[Any] | None] = {}
        for field in _loaded(self):
            before = was.get(field.attname)
            if field.attname in ("id", "org_id") or self.__dict__[field.attname] is before:
                continue
            now = getattr(self, field.attname)
            if isinstance(field, SealedText):
                before = field.opened(before, self.pk) or field.nothing
            if before != now:
                private = isinstance(field, SealedText) or field.name in self.private_fields
                changed[field.name] = None if private else [_plain(before), _plain(now)]
        return changed


class Record(Noted):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    org = models.ForeignKey("core.Org", models.PROTECT, related_name="+", editable=False)

    objects = RecordManager()
    guarded = GuardedManager()

    class Meta:
        abstract = True
        base_manager_name = "guarded"

    @property
    def about_id(self) -> UUID | None:
        """The person this record is about, if it is about one."""
        return None

    def _before_save(self) -> None:
        self.org_id = self.org_id or tenancy.current()
        if self.org_id != tenancy.current():
            raise WrongOrg(f"{self._meta.label} belongs to another organisation.")
        was = dict(zip(*self._was, strict=True)) if hasattr(self, "_was") else {}
        for field, target in _pointers(type(self)):
            key = getattr(self, field.attname)
            if key and key != was.get(field.attname):
                self._stay_inside(field, target, key)

    def _stay_inside(self, field: Any, target: type["Record"], key: Any) -> None:
        known = field.get_cached_value(self, default=None)
        if known is not None and known.pk == key and not known._state.adding:
            inside = known.org_id == self.org_id
        else:
            inside = bool(_known(target)(pk=key))
        if not inside:
            raise WrongOrg(f"{self._meta.label}.{field.name} points outside the organisation.")


def _loaded(record: models.Model) -> list[Any]:
    """Columns that were read. What was not even read has not been changed."""
    return [f for f in record._meta.concrete_fields if f.attname in record.__dict__]


@cache
def _changeable(model: type[Noted]) -> frozenset[str]:
    fields = model._meta.concrete_fields
    return frozenset(f.name for f in fields if isinstance(f, models.JSONField))


@cache
def _pointers(model: type[Record]) -> list[tuple[Any, type[Record]]]:
    """The columns that point at another record."""
    fields = [(field, field.related_model) for field in model._meta.concrete_fields]
    return [(f, to) for f, to in fields if isinstance(to, type) and issubclass(to, Record)]


@cache
def _followed(model: type[models.Model]) -> Callable[..., list[Any]]:
    @prepared
    def followed(*, pk: UUID) -> models.QuerySet:
        return model._base_manager.filter(pk=pk)

    return followed


@cache
def _known(model: type[Record]) -> Callable[..., list[Any]]:
    """Is there a record with this id on this side of the wall?"""

    @prepared
    def known(*, pk: UUID) -> models.QuerySet:
        return model.objects.filter(pk=pk).values_list("pk", flat=True)

    return known


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return value
    return value if value is None or isinstance(value, bool | int) else str(value)
