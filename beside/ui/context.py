"""How a person likes their pages to look, remembered on their device only."""

from django.http import HttpRequest

THEMES = ("auto", "light", "dusk")
DENSITIES = ("open", "close")


def look(request: HttpRequest) -> dict[str, str]:
    """`theme` and `density` for the base page, from two small cookies."""
    theme = request.COOKIES.get("theme", "")
    density = request.COOKIES.get("density", "")
    return {
        "theme": theme if theme in THEMES else "auto",
        "density": density if density in DENSITIES else "open",
    }
