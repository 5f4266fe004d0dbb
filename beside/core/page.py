"""A view that has said who may open it."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from . import once, tenancy
from .actor import Actor
from .decision import Decision, require
from .models import Access
from .prepared import prepared

View = Callable[..., HttpResponse]
DOORS: dict[str, View] = {}
"""Every door by its name, so that a look can be told in the words of the page."""


class NotVisible(Http404):
    """There is no such thing, as far as this actor can know."""


def page(
    *,
    sees: Callable[[Actor], QuerySet] | None = None,
    may: Callable[..., Decision] | None = None,
    looks: bool = True,
) -> Callable[[View], View]:
    """Open a view only to those `sees` shows the thing to, and `may` lets do this with it.

    Not visible is 404, so a stranger learns nothing; visible but not allowed is 403. What was
    opened is written to the log of looks in the words of the view's docstring; `looks=False`
    is for addresses a page calls on its own (a draft being kept), which show nothing.
    """
    if not (sees or may):
        raise TypeError("A page must say who may open it: sees=..., may=..., or both.")

    def make(view: View) -> View:
        name = _named(view, must_say=bool(sees))

        @wraps(view)
        def door(request: HttpRequest, **where: Any) -> HttpResponse:
            actor: Actor = request.actor  # type: ignore[attr-defined]
            with tenancy.within(actor.org_id):
                things = [_seen(sees, actor, where.pop("id"))] if sees else []

                def open_it() -> HttpResponse:
                    # Asked in here: a form sent again is answered as before, although by now
                    # what it did is done and may not be done a second time.
                    if may:
                        require(may(actor, *things))
                    return view(request, *things, **where)

                response = once.answer(request, open_it)
                if looks:
                    # Behind broken glass the view has put on another actor: it is told as that.
                    looker: Actor = request.actor  # type: ignore[attr-defined]
                    for thing in things or [request.org]:  # type: ignore[attr-defined]
                        Access.write(looker, thing, page=name, because=_reason(request))
                return response

        return _door(door, name, sees=sees, may=may, is_public=False)

    return make


def public_page(*, why: str) -> Callable[[View], View]:
    """A page for anybody, signed in or not. `why` is printed in docs/permissions.md."""
    if not why:
        raise TypeError("A public page says why it is public.")

    def make(view: View) -> View:
        name = _named(view, must_say=False)

        @wraps(view)
        def door(request: HttpRequest, **where: Any) -> HttpResponse:
            with tenancy.within(request.actor.org_id):  # type: ignore[attr-defined]
                return once.answer(request, lambda: view(request, **where))

        door.why = why  # type: ignore[attr-defined]
        return login_not_required(_door(door, name, sees=None, may=None, is_public=True))

    return make


def hall_page(*, why: str, signed_in: bool = False) -> Callable[[View], View]:
    """A page outside every organisation: the way in, and what belongs to an account alone.

    No organisation's rows exist in here. `why` is printed in docs/permissions.md.
    """
    if not why:
        raise TypeError("A page in the hall says why it is there.")

    def make(view: View) -> View:
        name = _named(view, must_say=False)

        @wraps(view)
        def door(request: HttpRequest, **where: Any) -> HttpResponse:
            return view(request, **where)

        door.why, door.in_hall = why, True  # type: ignore[attr-defined]
        _door(door, name, sees=None, may=None, is_public=not signed_in)
        return door if signed_in else login_not_required(door)

    return make


def find(rows: QuerySet, pk: Any) -> Any:
    """The one row with this id among those that are visible, or there is no such thing."""
    try:
        return rows.get(pk=pk if isinstance(pk, UUID) else UUID(str(pk)))
    except (rows.model.DoesNotExist, ValueError, ValidationError):
        raise NotVisible from None


def _seen(sees: Callable[[Actor], QuerySet], actor: Actor, pk: Any) -> Any:
    """The same, for the rule of sight of a page."""
    try:
        key = pk if isinstance(pk, UUID) else UUID(str(pk))
    except ValueError:
        raise NotVisible from None
    for row in _one_of(sees)(actor, pk=key):
        return row
    raise NotVisible


@cache
def _one_of(sees: Callable[[Actor], QuerySet]) -> Callable[..., list[Any]]:
    @prepared
    def one(actor: Actor, *, pk: UUID) -> QuerySet:
        return sees(actor).filter(pk=pk)

    return one


def _reason(request: HttpRequest) -> str:
    return getattr(request, "glass_reason", "")


def _named(view: View, *, must_say: bool) -> str:
    if must_say and not view.__doc__:
        raise TypeError(f"{view.__qualname__} needs a docstring: it is shown to the person.")
    return f"{view.__module__}.{view.__name__}"


def _door(door: View, name: str, **marks: Any) -> View:
    door.is_door, door.door_name = True, name  # type: ignore[attr-defined]
    for mark, value in marks.items():
        setattr(door, mark, value)
    DOORS[name] = door
    return door
