"""A secret that is shown to whoever made it: kept sealed in their visit, and only for a while."""

from typing import Any

from beside.core import clock, keys

LASTS = 15 * 60


def keep(request: Any, name: str, secret: str) -> None:
    sealed = keys.seal(secret, _place(request, name)).hex()
    request.session[f"once:{name}"] = [sealed, int(clock.now().timestamp())]


def look(request: Any, name: str) -> str:
    """The secret, or nothing when its time is over."""
    sealed, at = request.session.get(f"once:{name}", ("", 0))
    if not sealed or clock.now().timestamp() - at > LASTS:
        request.session.pop(f"once:{name}", None)
        return ""
    return keys.unseal(bytes.fromhex(sealed), _place(request, name))


def _place(request: Any, name: str) -> str:
    return f"visit:{request.user.pk}:{name}"
