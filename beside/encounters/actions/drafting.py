"""Keeping what somebody is typing."""

from uuid import UUID

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.people.models import Person

from .. import policy, queries
from ..models import Draft, Encounter, Note

LONGEST = 50_000
"""Characters of a whole form, as it is kept."""


@action(event="draft.kept", may=policy.may_keep_draft)
def keep_draft(
    actor: Actor, encounter: Encounter, *, body: str, form: str = Draft.Form.NOTE
) -> Encounter:
    """The form as it stands, for its author's eyes only; the one kept before gives way to it.

    What arrives after the note was signed is late, and changes nothing.
    """
    if len(body) > LONGEST:
        raise NotAllowed(_("That is longer than we can keep."))
    if form == Draft.Form.NOTE and Note.objects.filter(encounter=encounter).exists():
        return encounter
    draft = queries.draft_of(actor, encounter, form)
    if draft is None:
        draft = Draft(by_id=author(actor), encounter=encounter, form=Draft.Form(form))
    if draft.body != body:
        draft.body, draft.kept_at = body, clock.now()
        draft.save()
    return encounter


@action(event="drafts.closed", may=policy.may_close_drafts)
def close_drafts(actor: Actor, person: Person) -> Person:
    """Nobody goes on writing about this person. What was typed is kept, and offered no more."""
    open_drafts = Draft.objects.filter(encounter__participant=person, used_at=None)
    for draft in open_drafts.exclude(by=person):
        draft.used_at = clock.now()
        draft.save()
    return person


def use_up(actor: Actor, encounter: Encounter, form: str) -> None:
    """What was a draft is written now."""
    draft = queries.draft_of(actor, encounter, form)
    if draft:
        draft.used_at = clock.now()
        draft.save()


def author(actor: Actor) -> UUID:
    """The person who writes. Nobody writes as an account alone."""
    if actor.face is None:
        raise NotAllowed(_("Please sign in first."))
    return actor.face
