"""Addresses that carry the organisation, and public ones that need not."""

from typing import Any

from django.urls import resolve, reverse

from .models import Org


def at(org: Org, name: str, **where: Any) -> str:
    """The address of a page of this organisation.

    Public pages of the front organisation stand at the root of the server: `/start/`.
    """
    address = reverse(name, kwargs={"org": org.slug, **where})
    if org.is_front and _is_public(name, address):
        return address.removeprefix(f"/o/{org.slug}")
    return address


def _is_public(name: str, address: str) -> bool:
    """Looked up once for each name: a page holds a hundred addresses."""
    if name not in _PUBLIC:
        _PUBLIC[name] = getattr(resolve(address).func, "is_public", False)
    return _PUBLIC[name]


_PUBLIC: dict[str, bool] = {}
