"""A question that is asked on every page is put into words once.

Django spends most of a page's time writing SQL, and the rule of sight is inside each question. A
prepared question keeps its wording, and nothing else: no row, no answer, and no value of whoever
asked first. While it is being worded there is nobody to ask for and no database to ask: who acts,
the organisation, the time and every argument are blanks. Whatever ends up in the SQL that is
neither a blank nor a word of our own code is refused with `NotABlank`.
"""

import copy
import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import wraps
from types import SimpleNamespace
from typing import Any, NoReturn
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import QuerySet
from django.utils import timezone

from . import clock, tenancy
from .actor import ANYONE, CLOCK, OPERATOR, Actor

NOBODY = frozenset({ANYONE, CLOCK, OPERATOR})
VALUE = re.compile(r"\d{4}-\d\d-\d\d|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-")
"""A day, a moment or an id, also inside a longer text."""


class NotABlank(TypeError):
    """A prepared question would have kept a value of whoever asked it first."""


def prepared(question: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Make `question(actor, **values)`, which returns a queryset, answer with a list.

    Structure may follow from what the actor holds, and from numbers, truths and None; ids, days,
    moments and texts are blanks.
    """
    worded: dict[Any, _Worded | None] = {}

    @wraps(question)
    def ask(actor: Actor | None = None, **values: Any) -> list[Any]:
        blanks = _blanks(actor, values)
        shape = (connection.vendor, timezone.get_current_timezone_name(), _shape(actor, values))
        if shape not in worded:
            worded[shape] = _word(question, actor, values, blanks)
        found = worded[shape]
        return found.answers(blanks) if found else []

    return ask


def _shape(actor: Actor | None, values: Mapping[str, Any]) -> Any:
    """All that the wording may depend on."""
    who: Any = actor and (
        actor.id if actor.id in NOBODY else None,
        actor.grants,
        actor.channel,
        actor.purpose,
        actor.face is None,
        actor.only is None,
        None if actor.reach is None else len(actor.reach),
    )
    return who, tuple((name, _kind(value)) for name, value in values.items())


def _kind(value: Any) -> Any:
    if isinstance(value, list):
        return len(_padded(value))
    return type(value) if isinstance(value, UUID | dt.date | str) else (type(value), value)


def _padded(values: list[Any]) -> list[Any]:
    """As long as the next power of two, by repeating the last: few lengths, few wordings."""
    room = 1 << max(0, len(values) - 1).bit_length()
    return values + values[-1:] * (room - len(values)) if values else []


def _blanks(actor: Actor | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every blank by its name, with what stands in it this time."""
    now = clock.now()
    found: dict[str, Any] = {"now": now, "today": timezone.localdate(now)}
    if actor is not None:
        found |= {"id": actor.id, "org": actor.org_id, "face": actor.face, "only": actor.only}
        found |= {f"reach {n}": one for n, one in enumerate(sorted(actor.reach or ()))}
    for name, value in values.items():
        if isinstance(value, list):
            found |= {f"{name} {n}": one for n, one in enumerate(_padded(value))}
        elif isinstance(value, UUID | dt.date | str):
            found[f"given {name}"] = value
    return found


class _Worded:
    """The SQL of one question, with blanks."""

    def __init__(self, rows: Any, names: Mapping[Any, str]) -> None:
        self.rows, self.compiler = rows, rows.query.get_compiler(using=rows.db)
        self.sql, params = self.compiler.as_sql()
        self.params = [_named(value, names) for value in params]
        self.converters: Any = None

    def answers(self, blanks: Mapping[str, Any]) -> list[Any]:
        here = connections[self.rows.db]
        filled = tuple(
            _adapted(_value(name, blanks), here) if name else word for name, word in self.params
        )
        compiler = copy.copy(self.compiler)
        compiler.connection = here
        compiler.as_sql = lambda *args, **kwargs: (self.sql, filled)
        compiler.get_converters = self._converters
        asked = SimpleNamespace(
            model=self.rows.model,
            db=self.rows.db,
            query=_Query(self.rows.query, compiler),
            _known_related_objects={},
            _fields=self.rows._fields,
        )
        return list(self.rows._iterable_class(asked))

    def _converters(self, expressions: Any) -> Any:
        if self.converters is None:
            self.converters = type(self.compiler).get_converters(self.compiler, expressions)
        return self.converters


class _Query:
    """The query Django would have compiled again, with the compiler that has done so."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self.query, self.compiler = query, compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        return self.compiler


def _word(
    question: Callable[..., QuerySet],
    actor: Actor | None,
    values: Mapping[str, Any],
    blanks: Mapping[str, Any],
) -> _Worded | None:
    """Put the question into words while nobody asks; None when no row can ever match."""
    marks = {name: _mark(value, n) for n, (name, value) in enumerate(blanks.items())}
    given = {name: _in_place(name, value, marks) for name, value in values.items()}
    nobody = [_nobody(actor, marks)] if actor else []
    marks["scope"] = _Blank(int=uuid4().int)
    with (
        clock.at(marks["now"]),
        tenancy.nowhere(marks["scope"]),
        connection.execute_wrapper(_ask_nothing),
    ):
        marks["today"] = clock.today()
        try:
            rows: Any = question(*nobody, **given)
            if rows._prefetch_related_lookups:
                raise TypeError("A prepared question is one question: it can't prefetch.")
            names = {_adapted(mark, connection): name for name, mark in marks.items()}
            return _Worded(rows, names)
        except EmptyResultSet:
            return None


class _Blank(UUID):
    """Stands where an id will be. It is like no other: nothing may be decided by it."""

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _Blank) or not isinstance(other, UUID):
            return self is other
        raise NotABlank("Whose id it is can't be asked while the question is being worded.")

    __hash__ = UUID.__hash__


class _Nobody(Actor):
    """Holds what the actor holds, and is none of those who have no name."""

    is_anyone = is_clock = is_operator = False


def _mark(value: Any, place: int) -> Any:
    """A value of the same kind that can be told from every other."""
    if value is None or value in NOBODY:
        return value
    if isinstance(value, UUID):
        return _Blank(int=uuid4().int)
    if isinstance(value, dt.datetime):
        return dt.datetime(2950, 1, 1, 12, tzinfo=dt.UTC) + dt.timedelta(days=7 * place)
    return dt.date(2900, 1, 1) + dt.timedelta(place) if isinstance(value, dt.date) else uuid4().hex


def _nobody(actor: Actor, marks: Mapping[str, Any]) -> Actor:
    kind = Actor if actor.id in NOBODY else _Nobody
    reach = actor.reach and frozenset(marks[f"reach {n}"] for n in range(len(actor.reach)))
    return kind(
        marks["id"],
        marks["org"],
        grants=actor.grants,
        channel=actor.channel,
        purpose=actor.purpose,
        face=marks["face"],
        reach=reach,
        only=marks["only"],
    )


def _in_place(name: str, value: Any, marks: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [marks[f"{name} {n}"] for n in range(len(_padded(value)))]
    return marks.get(f"given {name}", value)


def _ask_nothing(*args: Any) -> NoReturn:
    raise NotABlank("A question asks nothing while it is being worded.")


def _named(value: Any, names: Mapping[Any, str]) -> tuple[str | None, Any]:
    """The name of the blank, or the word of our own code."""
    if isinstance(value, str | UUID | dt.date) and value in names:
        return names[value], None
    if isinstance(value, UUID | dt.date) or (isinstance(value, str) and VALUE.search(value)):
        raise NotABlank(f"{value!r} belongs to whoever asked first. Hand it over as an argument.")
    return None, value


def _value(name: str, blanks: Mapping[str, Any]) -> Any:
    return tenancy.current() if name == "scope" else blanks[name]


def _adapted(value: Any, here: Any) -> Any:
    """As this database wants to be told it."""
    if isinstance(value, UUID):
        return value if here.features.has_native_uuid_field else value.hex
    if isinstance(value, dt.datetime):
        return here.ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return here.ops.adapt_datefield_value(value)
    return str(value) if isinstance(value, str) else value  # a choice is told by its value
