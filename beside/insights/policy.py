"""Who reads how the programme is doing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, yes_if


def may_read_insights(actor: Actor, subject: Any = None) -> Decision:
    return yes_if(actor.holds("insights.read"), _("Your role does not read reports."))
