"""What a worker says about themself because a rule asks, and somebody else who has seen it."""

import json
from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Person

from .. import policy, questions, rules
from ..models import Fact


@action(event="fact.said", may=policy.may_say_fact)
def say_fact(
    actor: Actor,
    person: Person,
    *,
    code: str,
    credential: str = "",
    told: dict[str, Any] | None,
) -> Fact:
    """Answer what a rule asks; with None one would rather not say. Said again, the newer word
    takes the place of the older. Raises NotAllowed for an answer that cannot be, and ValueError
    for a question that nobody asks."""
    question = questions.QUESTIONS.get(code)
    about = credential if question and question.is_each else ""
    if question is None or (question.is_each and credential not in rules.shipped().credentials):
        raise ValueError(f"Nobody asks {code!r} of {credential!r}.")
    if told is not None and (wrong := questions.fault(code, told, clock.today())):
        raise NotAllowed(wrong)
    for former in Fact.objects.filter(person=person, code=code, credential=about, ended_at=None):
        if former.told == (told or {}) and former.is_said == (told is not None):
            return former
        former.ended_at = clock.now()
        former.save()
    fact = Fact(person=person, code=code, credential=about, said_on=clock.today())
    fact.is_said, fact.answer = told is not None, json.dumps(told) if told is not None else ""
    fact.save()
    return fact


@action(event="fact.verified", may=policy.may_verify_fact)
def verify_fact(actor: Actor, fact: Fact) -> Fact:
    """Somebody other than the worker has seen the paper."""
    if fact.ended_at is not None:
        raise NotAllowed(_("They have said something newer. Please look again."))
    fact.verified_at, fact.verified_by_id = clock.now(), actor.face
    fact.save()
    return fact
