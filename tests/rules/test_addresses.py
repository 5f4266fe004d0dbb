"""Every address a page or a view names is one that exists."""

import re
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).parents[2] / "beside"
NAMED = re.compile(r"""\bat(?:\s|\([\w.]+,\s*)["']([a-z_]+:[a-z_]+)["']""")


def known(patterns=None, space=""):
    for entry in patterns or get_resolver().url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}"
        else:
            yield from known(
                entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space
            )


@pytest.mark.once
def test_no_link_leads_nowhere():
    names, lost = set(known()), []
    for path in [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]:
        for name in NAMED.findall(path.read_text()):
            if name not in names:
                lost.append(f"{path.relative_to(ROOT)}: {name}")
    assert not lost
