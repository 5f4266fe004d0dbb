"""The first deed of all: an organisation comes to be."""

from typing import Any

from django.db import transaction

from . import ledger, tenancy
from .actor import operator
from .models import Event, Org


def found(*, slug: str, name: str, **rest: Any) -> Org:
    """Make an organisation. The first one on a server stands at its front door."""
    with transaction.atomic(), ledger.open_sheet() as sheet:
        org = Org(slug=slug, name=name, **rest)
        org.is_front = rest.get("is_front", not Org.objects.filter(is_front=True).exists())
        org.save()
        with tenancy.within(org.pk):
            Event.write(operator(org.pk), org, name="organisation.founded", changes=sheet)
    return org
