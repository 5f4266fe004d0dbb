"""Addresses that carry the organisation, and public ones that need not."""

from functools import cache
from typing import Any
from uuid import UUID

from django.urls import resolve, reverse

from .models import Org


def at(org: Org, name: str, **where: Any) -> str:
    """The address of a page of this organisation.

    Public pages of the front organisation stand at the root of the server: `/start/`.
    """
    if all(isinstance(value, UUID) for value in where.values()):
        address = _shape(name, tuple(where)).format(org.slug, *where.values())
    else:
        address = reverse(name, kwargs={"org": org.slug, **where})
    if org.is_front and _is_public(name, address):
        return address.removeprefix(f"/o/{org.slug}")
    return address


@cache
def _shape(name: str, names: tuple[str, ...]) -> str:
    """What all addresses of such a page look like: a page holds a hundred of them."""
    places = {each: UUID(int=place) for place, each in enumerate(names, start=1)}
    address = reverse(name, kwargs={"org": "an-org", **places})
    for place, value in enumerate(places.values(), start=1):
        address = address.replace(str(value), f"{{{place}}}")
    return address.replace("/an-org/", "/{0}/", 1)


def _is_public(name: str, address: str) -> bool:
    """Looked up once for each name."""
    if name not in _PUBLIC:
        _PUBLIC[name] = getattr(resolve(address).func, "is_public", False)
    return _PUBLIC[name]


_PUBLIC: dict[str, bool] = {}
