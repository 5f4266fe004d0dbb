"""The profile of whoever is asking."""

from typing import Any

from django.http import Http404

from .. import queries
from ..models import Profile


def own_profile(request: Any) -> Profile:
    """Theirs; there is no such page before they have said a first word about themself."""
    profile = queries.own(request.actor)
    if profile is None:
        raise Http404
    return profile
