"""“I would like to”, and the answer, step by step."""

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.actions import hash_of

from .. import news, policy
from ..models import Interest, InterestStep, Opening
from ..states import ANSWERS, OPEN_ANSWERS, Answer


@action(event="role.asked", may=policy.may_ask_for_role)
def ask_for_role(actor: Actor, opening: Opening, *, words: str) -> Interest:
    """A worker would like this role. Asked twice, it stays one."""
    mine = Interest.objects.filter(opening=opening, person=actor.me, stands__in=OPEN_ANSWERS)
    if standing := mine.first():
        return standing
    return _arrived(actor, Interest(opening=opening, person_id=actor.me, words=words))


@action(event="role.asked_by_stranger", may=policy.may_ask_for_role)
def ask_as_stranger(
    actor: Actor, opening: Opening, *, name: str, contact: str, words: str, code: str
) -> Interest:
    """Somebody without an account would like it. `code` is in their link and shown to nobody
    else; we keep only its hash."""
    told = {"name": name, "contact": contact, "words": words}
    return _arrived(actor, Interest(opening=opening, code_hash=hash_of(code), **told))


@action(event="role.answered", may=policy.may_answer_interest)
def answer_interest(actor: Actor, interest: Interest, *, stands: str, words: str) -> Interest:
    """One step further, with words that whoever asked reads. Raises NotAllowed for a step that
    cannot follow, and for a “not this time” without a word."""
    if stands not in ANSWERS[interest.stands]:
        raise NotAllowed(_("That cannot come next. Please look again."))
    if stands == Answer.NOT_NOW and not words.strip():
        raise NotAllowed(_("Please say why. It is easier to hear with a word."))
    _step(actor, interest, stands, words)
    news.answered(interest)
    return interest


@action(event="role.taken_back", may=policy.may_take_back_interest)
def take_back_interest(actor: Actor, interest: Interest) -> Interest:
    """They would rather not, after all."""
    _step(actor, interest, Answer.TAKEN_BACK, "")
    return interest


def _arrived(actor: Actor, interest: Interest) -> Interest:
    interest.asked_at = interest.stepped_at = clock.now()
    interest.save()
    _step(actor, interest, Answer.ARRIVED, "")
    news.arrived(interest)
    return interest


def _step(actor: Actor, interest: Interest, stands: str, words: str) -> None:
    interest.stands, interest.stepped_at = Answer(stands), clock.now()
    interest.save()
    step = InterestStep(interest=interest, stands=Answer(stands), words=words.strip())
    step.by_id, step.said_at = actor.face, interest.stepped_at
    step.save()
