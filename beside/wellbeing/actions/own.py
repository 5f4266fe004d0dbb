"""A worker keeps a page for themself, and may share one line of it."""

from collections.abc import Mapping

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.people.models import Person

from .. import policy
from ..models import OwnPage, SharedLine


@action(event="own_page.kept", may=policy.may_keep_own)
def keep_own_page(actor: Actor, worker: Person, *, words: Mapping[str, str]) -> OwnPage:
    """What is left out stays as it was. Nobody is told, and no log lists it."""
    page = policy.own_pages(actor).first() or OwnPage(worker=worker)
    for name in OwnPage.WORDS:
        setattr(page, name, words.get(name, getattr(page, name)))
    page.kept_at = clock.now()
    page.save()
    return page


@action(event="line.shared", may=policy.may_keep_own)
def share_line(actor: Actor, worker: Person, *, words: str) -> SharedLine:
    """One line, for whoever looks after them. It stands instead of the one before."""
    for former in SharedLine.objects.filter(worker=worker, ended_at=None):
        _take_back(former)
    line = SharedLine(worker=worker, words=words, shared_at=clock.now())
    line.save()
    return line


@action(event="line.taken_back", may=policy.may_take_back_line)
def take_back_line(actor: Actor, line: SharedLine) -> SharedLine:
    """From now on nobody reads it, and it is not kept."""
    return _take_back(line)


def _take_back(line: SharedLine) -> SharedLine:
    line.words, line.ended_at = "", clock.now()
    line.save()
    return line
