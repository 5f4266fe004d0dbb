"""Every line has its room. Read docs/house.md before changing this file."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "beside"
FILES = [p for p in ROOT.rglob("*.py") if "migrations" not in p.parts]
INNER = {"models", "actions", "queries", "policy", "reactions", "jobs"}
WEB = (
    "django.http",
    "django.shortcuts",
    "django.urls",
    "django.contrib.messages",
    "django.template",
)
VAGUE = {"utils", "helpers", "common", "misc", "manager", "service", "services", "handlers", "base"}
NO_RAW_SQL = {"core", "operate", "demo"}
LONGEST = 400


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room_of(path):
    """`views` for views.py and for views/booking.py alike."""
    parts = path.relative_to(ROOT).parts
    return parts[1].removesuffix(".py") if len(parts) > 1 else ""


@pytest.mark.once
@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file(path):
    text = path.read_text()
    storey = path.relative_to(ROOT).parts[0]
    assert text.count("\n") <= LONGEST, "split it by noun"
    assert path.stem not in VAGUE, "say what it is"
    if room_of(path) in INNER and storey != "core":
        heard = [name for name in imports(path) if name.startswith(WEB)]
        assert not heard, f"the web has come indoors: {heard}"
    if storey not in NO_RAW_SQL:
        for way_round in (".guarded", "_base_manager", "connection.cursor", ".extra(", "RawSQL"):
            assert way_round not in text, f"{way_round} climbs over the wall"
    if room_of(path) == "views":
        for word in (".save(", ".objects", ".filter(", "is_superuser"):
            assert word not in text, f"{word} belongs in an action, a query or a policy"
    if storey not in ("core", "operate", "ui"):
        assert "timezone.now()" not in text, "ask beside.core.clock what time it is"
    assert "mark_safe(" not in text or storey == "ui", "only the look makes safe strings"


@pytest.mark.once
def test_no_page_leans_on_another_origin():
    """Nothing is loaded from elsewhere; the one link away is where "Leave this page" goes."""
    allowed = ("http://www.w3.org/", "http://localhost", "http://hl7.org", "http://terminology.hl7.org",
               "http://snomed.info", "http://loinc.org", "http://127.0.0.1", "https://www.weather.gov/")  # fmt: skip
    for template in ROOT.rglob("*.html"):
        for word in template.read_text().replace('"', " ").replace("'", " ").split():
            if word.startswith(("http://", "https://", "//")):
                assert word.startswith(allowed), f"{template}: {word}"


@pytest.mark.once
@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.html")), ids=lambda p: p.name)
def test_a_template_is_clean(path):
    text = path.read_text()
    assert " style=" not in text, "the content policy forbids inline style"
    assert "<script>" not in text and "onclick=" not in text and " onload=" not in text
    assert "|safe" not in text, f"{path} trusts words it should not"
    if path.name != "gallery.html" and "<form" in text and 'method="post"' in text:
        assert "csrf_token" in text or "form_marks" in text, "a form without its mark"
