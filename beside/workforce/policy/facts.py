"""Who knows what a worker has answered to the rules."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people import policy as people
from beside.people.models import Person

from .. import questions
from ..models import Fact
from .ledger import is_theirs


def visible_facts(actor: Actor) -> QuerySet[Fact]:
    """One's own; those of the workers one looks after or answers for, without what is the worker's
    alone. A date of birth goes no further than their supervisor."""
    if actor.is_clock or actor.is_operator:
        return Fact.objects.filter(ended_at=None)
    near = Q(pk__in=())
    if actor.holds("team.see"):
        near |= Q(person__in=people.team_of(actor))
    if actor.holds("workforce.see"):
        near |= Q(person__in=people.visible_workers(actor).values("pk")) & ~Q(code="born_on")
    near &= Q(is_said=True) & ~Q(code__in=sorted(questions.PRIVATE))
    return Fact.objects.filter(Q(person=actor.face) | near, ended_at=None)


def may_say_fact(actor: Actor, person: Person) -> Decision:
    return any_yes(yes_if(actor.is_clock or actor.is_operator, ""), is_theirs(actor, person.pk))


def may_verify_fact(actor: Actor, fact: Fact) -> Decision:
    asked = questions.QUESTIONS.get(fact.code)
    return first_no(
        yes_if(
            actor.face is not None and actor.face != fact.person_id,
            _("Somebody else looks at the paper, not the worker."),
        ),
        yes_if(
            visible_facts(actor).filter(pk=fact.pk).exists(),
            _("This worker is looked after by somebody else."),
        ),
        yes_if(asked and asked.needs_proof, _("Their own word is enough for this.")),
        yes_if(fact.verified_at is None, _("It has been looked at already.")),
    )
