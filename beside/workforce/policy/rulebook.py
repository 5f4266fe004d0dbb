"""Who sees the rules, and who sets the organisation's own."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, first_no, yes_if
from beside.core.models import Org
from beside.people.models import Programme

from ..models import OwnRule, ServiceNeed


def visible_own_rules(actor: Actor) -> QuerySet[OwnRule]:
    """Rules are no secret: whoever works here may read them."""
    rows = OwnRule.objects.filter(ended_at=None)
    return rows if actor.holds("staff") or actor.is_operator else rows.none()


def visible_service_needs(actor: Actor) -> QuerySet[ServiceNeed]:
    rows = ServiceNeed.objects.filter(ended_at=None)
    return rows if actor.holds("staff") or actor.is_operator else rows.none()


def may_open_rules(actor: Actor) -> Decision:
    return yes_if(
        actor.holds("staff") and actor.face, _("Only those who work here have this page.")
    )


def may_open_workforce(actor: Actor) -> Decision:
    return yes_if(actor.holds("workforce.see"), _("Programme managers and admins have this page."))


def may_set_rules(actor: Actor, org: Org) -> Decision:
    return _sets_rules(actor)


def may_open_what_if(actor: Actor) -> Decision:
    return _sets_rules(actor)


def may_end_rule(actor: Actor, rule: OwnRule) -> Decision:
    return first_no(
        _sets_rules(actor), yes_if(rule.ended_at is None, _("This rule was taken back already."))
    )


def may_set_service_need(actor: Actor, programme: Programme) -> Decision:
    return _sets_rules(actor)


def may_end_service_need(actor: Actor, need: ServiceNeed) -> Decision:
    return first_no(
        _sets_rules(actor), yes_if(need.ended_at is None, _("This was taken back already."))
    )


def _sets_rules(actor: Actor) -> Decision:
    return yes_if(
        actor.is_operator or actor.holds("rules.set"),
        _("Programme managers and admins say which rules hold here."),
    )
