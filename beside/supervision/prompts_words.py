# ruff: noqa: E501
# fmt: off
"""The words of `prompts.yaml` for the translators' tools. Printed by tests/translatable.py."""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Voluntary"),
    _("Where did somebody say no lately, and how did you show that their no was welcome?"),
    _("Hopeful"),
    _("Whose hope did you hold for them this month? What keeps your own alive?"),
    _("Open minded"),
    _("When were you surprised by somebody? What had you thought before?"),
    _("Empathetic"),
    _("When did you feel most with a person, and when did their story become yours?"),
    _("Respectful"),
    _("Is there a choice of theirs that you would not make? How do you stand beside it?"),
    _("Facilitate change"),
    _("What did somebody begin to do for themselves, and what did you stop doing so that they could?"),
    _("Honest and direct"),
    _("What did you want to say, and did not? What would make it easier to say kindly?"),
    _("Mutual and reciprocal"),
    _("What did you learn from somebody you walk with, and do they know?"),
    _("Equally shared power"),
    _("Who chose the place, the time and the topic in your last meetings?"),
    _("Strengths-focused"),
    _("Take the person you worry about most. What are they good at?"),
    _("Transparent"),
    _("Is there anything written or said about somebody that they have not heard from you?"),
    _("Person-driven"),
    _("Whose goal are you working on? How can you tell?"),
)
