# ruff: noqa: E501
# fmt: off
"""The words of `charter.yaml` for the translators' tools. Printed by tests/translatable.py."""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Who held the pen? Next time, could they?"),
    _("Who spoke? What would make the next call theirs?"),
    _("Did they choose it, from more than one?"),
    _("Whose words were said in the room?"),
    _("Was it their plan, and did somebody stand behind you?"),
    _("What did you do on the way, besides going?"),
)
