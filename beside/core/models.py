"""The wall itself, and what is written once: events, looks and refusals."""

import datetime as dt
from typing import Any, ClassVar, NoReturn
from uuid import UUID, uuid4

from django.db import models, transaction

from . import chain, clock, written
from .actor import Actor
from .prepared import prepared
from .record import Noted


class Org(Noted):
    """The wall. Rows on one side are never seen from the other."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    is_front = models.BooleanField(default=False)
    """Whose public pages stand at the root of this server's address."""
    timezone = models.CharField(max_length=60, default="UTC")
    country = models.CharField(max_length=2, default="US")
    language = models.CharField(max_length=10, default="en")
    look = models.JSONField(default=dict)
    """How this organisation speaks and looks: its words for people, its accent colour."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_front"], condition=models.Q(is_front=True), name="one_front_org"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about_id(self) -> None:
        return None


class Chain(models.Model):
    """Where one organisation's chain of events, or of looks, ends now."""

    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    name = models.CharField(max_length=20)
    seq = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=chain.START)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "name"], name="one_chain_each")]

    @classmethod
    def hold(cls, org_id: UUID, name: str) -> "Chain":
        """The end of the chain, held until the transaction ends."""
        for held in _chains(org_id=org_id, name=name):
            return held
        made, _new = cls.objects.select_for_update().get_or_create(org_id=org_id, name=name)
        return made

    def grow(self, row: "WriteOnce") -> None:
        """This line is the last one now."""
        self.seq, self.head = row.seq, row.tie
        written.update(self, ("seq", "head"))


@prepared
def _chains(*, org_id: UUID, name: str) -> models.QuerySet[Chain]:
    return Chain.objects.select_for_update().filter(org_id=org_id, name=name)


class WriteOnce(models.Model):
    """No foreign keys but the organisation: history must outlive what it speaks of.

    Each line carries its number, the tie of the line before and its own (see `chain.py`).
    The database refuses to change or remove a line (see `walls.py`).
    """

    chain_name: ClassVar[str]

    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=clock.now)
    actor_id = models.UUIDField()
    face_id = models.UUIDField(null=True)
    channel = models.CharField(max_length=20)
    purpose = models.CharField(max_length=40)
    subject = models.CharField(max_length=100)
    subject_id = models.UUIDField()
    about_id = models.UUIDField(null=True)
    before = models.CharField(max_length=64)
    tie = models.CharField(max_length=64)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["org", "seq"], name="%(class)s_numbered_once")
        ]
        indexes = [models.Index(fields=["org", "about_id", "at"], name="%(class)s_about")]

    @classmethod
    def write(cls, actor: Actor, subject: Any, **rest: Any) -> Any:
        # Held from reading the end of the chain until the line is written, whoever else writes.
        with transaction.atomic(savepoint=False):
            held = Chain.hold(actor.org_id, cls.chain_name)
            row = cls(
                org_id=actor.org_id,
                seq=held.seq + 1,
                actor_id=actor.id,
                face_id=actor.face,
                channel=actor.channel,
                purpose=actor.purpose,
                subject=subject._meta.label,
                subject_id=subject.pk,
                about_id=getattr(subject, "about_id", None),
                before=held.head,
                **rest,
            )
            row.tie = chain.tie(row.line(), row.before)
            written.insert(row)
            held.grow(row)
        return row

    def line(self) -> dict[str, Any]:
        """What the tie is made of: every column but the ties themselves."""
        return {
            field.attname: _text(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in ("id", "before", "tie")
        }

    def save(self, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("History is written once.")
        super().save(**kwargs)

    def delete(self, **kwargs: Any) -> NoReturn:  # type: ignore[override]
        raise RuntimeError("History is kept.")


class Event(WriteOnce):
    """Something changed: which action, and every row it touched."""

    chain_name = "events"
    name = models.CharField(max_length=80, db_index=True)
    changes = models.JSONField()


class Access(WriteOnce):
    """Someone looked."""

    chain_name = "looks"
    page = models.CharField(max_length=120)
    because = models.TextField(blank=True)


class Denial(WriteOnce):
    """Someone tried a door that stayed shut. Written after what they tried was undone."""

    chain_name = "denials"
    page = models.CharField(max_length=120)
    because = models.TextField(blank=True)


class Once(models.Model):
    """A form was sent; sent again, it gives the same answer instead of doing it twice."""

    org = models.ForeignKey(Org, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "key"], name="form_sent_once")]


class Schedule(models.Model):
    """When a recurring task is next due."""

    name = models.CharField(max_length=100, unique=True)
    next_at = models.DateTimeField()


def _text(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int | list | dict) else str(value)
