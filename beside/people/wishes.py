"""How somebody likes their pages: kept on their device only, signed in or not."""

from typing import Any

from django.conf import settings

YEAR = 365 * 24 * 60 * 60


def known() -> dict[str, tuple[str, ...]]:
    """Every wish and what it may be. The first is what holds when nothing was said."""
    return {
        "theme": ("auto", "light", "dusk"),
        "density": ("open", "close"),
        "leave": ("shown", "hidden"),
        "language": tuple(code for code, _name in settings.LANGUAGES),
    }


def of(request: Any) -> dict[str, str]:
    """What this device asks for; what makes no sense is left out."""
    return {
        name: request.COOKIES[name]
        for name, may_be in known().items()
        if request.COOKIES.get(name) in may_be
    }


def keep(response: Any, wished: dict[str, Any]) -> None:
    """Remember these wishes on the device."""
    for name, may_be in known().items():
        if wished.get(name) in may_be:
            response.set_cookie(
                name,
                wished[name],
                max_age=YEAR,
                secure=settings.IS_SECURE,
                httponly=True,
                samesite="Lax",
            )
