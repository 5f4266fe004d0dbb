"""Who sees a worker's papers, and who reads them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beside.core.actor import Actor
from beside.core.decision import Decision, any_yes, first_no, yes_if
from beside.people.models import Person

from ..models import Paper
from .ledger import is_theirs, may_hold_credential, theirs_to_see, workers_in_sight


def visible_papers(actor: Actor) -> QuerySet[Paper]:
    """As the credentials they belong to. What is in them is read only when one is opened."""
    return Paper.objects.filter(theirs_to_see(actor), ended_at=None).defer("content")


def may_keep_paper(actor: Actor, person: Person) -> Decision:
    """The worker themself; who keeps the roster, for them; the clock, for what is made here."""
    return any_yes(yes_if(actor.is_clock, ""), may_hold_credential(actor, person))


def may_check_paper(actor: Actor, paper: Paper) -> Decision:
    return first_no(
        yes_if(
            actor.face is not None and actor.face != paper.person_id,
            _("Somebody else looks at a paper, not the worker."),
        ),
        yes_if(
            workers_in_sight(actor).filter(pk=paper.person_id).exists(),
            _("This worker is looked after by somebody else."),
        ),
        yes_if(paper.checked_at is None, _("It has been looked at already.")),
    )


def may_take_back_paper(actor: Actor, paper: Paper) -> Decision:
    return first_no(
        is_theirs(actor, paper.person_id),
        yes_if(paper.ended_at is None, _("This was taken back already.")),
        yes_if(
            paper.checked_at is None,
            _("Somebody has read this already. It stays, because others rely on it."),
        ),
    )
