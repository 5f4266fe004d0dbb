"""What this organisation asks of its workers: switched on from a day, and taken back."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.models import Org
from beside.people.models import Programme

from .. import policy, rules
from ..models import OwnRule, ServiceNeed
from ..topics import ENDORSEMENTS

DAY = dt.timedelta(days=1)


@action(event="rule.switched_on", may=policy.may_set_rules)
def switch_on_rule(
    actor: Actor,
    org: Org,
    *,
    credential: str,
    stage: str,
    when: str,
    key: str,
    need: dict[str, Any],
    says_who: str,
    begins_on: dt.date,
) -> OwnRule:
    """A rule of ours, from that day on. One of the same name ends the day before."""
    if credential != "*" and credential not in rules.shipped().credentials:
        raise ValueError(f"No pack knows {credential}.")
    same = OwnRule.objects.filter(
        credential=credential, stage=stage, when=when, key=key, ended_at=None
    )
    for former in same:
        if former.begins_on >= begins_on:
            former.ended_at = clock.now()
        elif former.ends_on is None or former.ends_on >= begins_on:
            former.ends_on = begins_on - DAY
        former.save()
    made = OwnRule(
        credential=credential,
        stage=stage,
        when=when,
        key=key,
        need=need,
        says_who=says_who,
        begins_on=begins_on,
        said_at=clock.now(),
    )
    made.save()
    return made


@action(event="rule.taken_back", may=policy.may_end_rule)
def take_back_rule(actor: Actor, rule: OwnRule) -> OwnRule:
    """It holds no more. What a pack says in its place holds again."""
    rule.ended_at = clock.now()
    rule.save()
    return rule


@action(event="programme.credential_needed", may=policy.may_set_service_need)
def need_credential(
    actor: Actor,
    programme: Programme,
    *,
    credentials: list[str],
    endorsement: str = "",
    says_who: str,
    begins_on: dt.date,
) -> ServiceNeed:
    """From that day on, whoever is booked here holds one of these. Raises NotAllowed for an
    endorsement that none of them has."""
    known = rules.shipped().credentials
    if not credentials or not known.keys() >= set(credentials):
        raise ValueError(f"Not all of these are in a pack: {credentials}.")
    if endorsement and not any(endorsement in known[c][1].endorsements for c in credentials):
        words = _("None of these certificates has the endorsement “%(what)s”.")
        raise NotAllowed(words % {"what": ENDORSEMENTS.get(endorsement, endorsement)})
    for former in ServiceNeed.objects.filter(programme=programme, ended_at=None):
        former.ended_at = clock.now()
        former.save()
    made = ServiceNeed(
        programme=programme,
        credentials=sorted(set(credentials)),
        endorsement=endorsement,
        says_who=says_who,
        begins_on=begins_on,
    )
    made.save()
    return made


@action(event="programme.credential_not_needed", may=policy.may_end_service_need)
def stop_needing_credential(actor: Actor, need: ServiceNeed) -> ServiceNeed:
    need.ended_at = clock.now()
    need.save()
    return need
