"""One record of a delivery and its place in it."""

from dataclasses import dataclass, field
from functools import cached_property

from beside.api.fhir.fields import Body, each, exact, plain
from beside.api.fhir.json_text import written

Scope = tuple[int, ...]
"""Which envelope a record lay in: () is loose on the table, (2,) the second envelope, and so on."""


@dataclass(eq=False)
class Record:
    """A FHIR resource as it came, where it lay, and what came inside it."""

    body: Body = field(repr=False)
    where: str
    scope: Scope = ()
    full_url: str = ""
    holder: "Record | None" = None
    inside: Scope = ()

    @property
    def kind(self) -> str:
        """What FHIR calls this sort of record, like `Patient`."""
        return exact(self.body, "resourceType")

    @property
    def id(self) -> str:
        """The id its own system gave it, or nothing."""
        return exact(self.body, "id")

    @cached_property
    def name(self) -> str:
        """What a sender would call it: kind and id, or the place where it lay."""
        return plain(f"{self.kind}/{self.id}") if self.id else self.where

    @property
    def top(self) -> "Record":
        """Itself, or the record it came inside of."""
        return self.holder or self

    @cached_property
    def text(self) -> str:
        """The record as JSON, word for word as it came."""
        return written(self.body)

    @cached_property
    def contained(self) -> dict[str, "Record"]:
        """The records that came inside this one, by their id."""
        bodies = each(self.body, "contained")
        records = [Record(body, self.where, self.scope, holder=self) for body in bodies]
        return {record.id: record for record in records if record.id}
