"""What every page has around it: whose pages these are, who is signed in, where help is."""

from typing import Any

from django.http import HttpRequest

from .words import words_of


def around(request: HttpRequest) -> dict[str, Any]:
    org = getattr(request, "org", None)
    return {
        "org": org,
        "words": words_of(org),
        "actor": getattr(request, "actor", None),
        "face": getattr(request, "face", None),
    }
