"""A key can be replaced at any time, and what was written under the old one stays readable."""

import json

import pytest

from .test_backup import FILL, LOOK, PAPER, WORDS

SECOND_STEP = """
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from beside.people.models import Account
Authenticator.objects.create(user=Account.objects.first(), type="totp",
                             data={"secret": get_adapter().encrypt("ABCDEFGH")})
"""
READ_SECOND_STEP = """
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
print(get_adapter().decrypt(Authenticator.objects.get().data["secret"]))
"""


@pytest.mark.once
def test_words_are_sealed_anew_and_the_old_key_is_let_go(desk):
    desk.python(FILL)
    desk.python(SECOND_STEP)
    rotated = desk.run("keys", "rotate")
    assert rotated.status == 0
    assert json.loads(desk.python(LOOK))["hill"][0] == WORDS, "the old key still reads"
    early = desk.run("keys", "retire")
    assert (early.status, early.out) == (1, "")
    assert "reseal" in early.err
    told = desk.run("keys", "reseal")
    assert told.status == 0
    assert set(told.json["resealed"]) == {"hill", "river"}
    assert told.json["second_steps"] == 1
    assert desk.run("keys", "retire").status == 0
    kept = json.loads((desk.var / "keys.json").read_text())["seal"]
    assert [key["keyId"] for key in kept["key"]] == [rotated.json["key"]]
    river = json.loads(desk.python(LOOK))["river"]
    assert (river[0], river[-1]) == (WORDS, PAPER.hex())
    assert desk.python(READ_SECOND_STEP) == "ABCDEFGH"
    assert desk.run("audit", "verify").status == 0
