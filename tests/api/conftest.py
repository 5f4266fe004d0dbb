"""A system that may send, and letters for it to send."""

import json

import pytest

from beside.core import tenancy
from beside.core.actor import operator
from beside.people import actions as people
from tests.api import letters


@pytest.fixture
def key(cast):
    """The key of a system that may send referrals to our organisation."""
    return add_system(cast.here, "Bridge Hospital")


def add_system(org, name, **rest):
    key = people.new_key()
    people.add_client(operator(org.pk), org, name=name, key=key, **rest)
    return key


@pytest.fixture
def send(client):
    """POST something to the door: records as one Bundle, or text and bytes as they are."""

    def sending(*records, key, to="/api/fhir/"):
        first = records[0] if records else b""
        text = first if isinstance(first, str | bytes) else json.dumps(letters.bundle(*records))
        headers = {"authorization": f"Bearer {key}"} if key else {}
        return client.post(to, text, content_type="application/fhir+json", headers=headers)

    return sending


@pytest.fixture
def here(cast):
    with tenancy.within(cast.here.pk):
        yield cast.here
