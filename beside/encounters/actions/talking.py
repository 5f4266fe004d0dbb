"""What the person says beside a note about them, and what they are answered."""

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor

from .. import policy
from ..models import AddedWords, Draft, Note
from .drafting import use_up


@action(event="words.added", may=policy.may_add_words)
def add_words(actor: Actor, note: Note, *, words: str) -> AddedWords:
    """Their words stand beside the note from now on. Nobody else can change them."""
    return _beside(actor, note, AddedWords.Kind.BESIDE, words)


@action(event="correction.asked", may=policy.may_add_words)
def ask_correction(actor: Actor, note: Note, *, words: str) -> AddedWords:
    """Something in it is not right. The worker is asked to put it right, or to say why not."""
    return _beside(actor, note, AddedWords.Kind.CORRECT, words)


@action(event="correction.answered", may=policy.may_answer_correction)
def answer_correction(actor: Actor, added: AddedWords, *, answer: str) -> AddedWords:
    added.answer = answer
    added.answered_at = clock.now()
    added.answered_by_id = actor.face
    added.save()
    return added


def _beside(actor: Actor, note: Note, kind: str, words: str) -> AddedWords:
    added = AddedWords(note=note, kind=kind, words=words, at=clock.now())
    added.save()
    use_up(actor, note.encounter, Draft.Form.WORDS)
    return added
