"""Papers: handed in once, read by somebody else, taken back when it was the wrong one."""

from typing import Any

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed
from beside.core.uploads import Clean
from beside.people.models import Person

from .. import policy
from ..models import Credential, Paper, WorkedHours

MOST = 400
"""More papers than any working life has."""


@action(event="paper.kept", may=policy.may_keep_paper)
def keep_paper(
    actor: Actor,
    person: Person,
    *,
    kind: str,
    title: str,
    upload: Clean,
    about: Credential | WorkedHours | None = None,
) -> Paper:
    """Keep what `core.uploads` has cleaned, for a credential, for some hours, or by itself. Raises
    NotAllowed when the same file is there already, or it would be about somebody else."""
    if about is not None and about.person_id != person.pk:
        raise NotAllowed(_("This belongs to somebody else."))
    where: dict[str, Any] = {
        "credential": about if isinstance(about, Credential) else None,
        "hours": about if isinstance(about, WorkedHours) else None,
    }
    theirs = Paper.objects.filter(person=person, ended_at=None).defer("content")
    if same := theirs.filter(sha256=upload.sha256, **where).first():
        raise NotAllowed(_("This file is here already: %(title)s.") % {"title": same.title})
    if theirs.count() >= MOST:
        raise NotAllowed(_("There is no room for more papers. Take one back first."))
    paper = Paper(
        person=person,
        kind=kind,
        title=title.strip() or str(Paper.Kind(kind).label),
        name=upload.name,
        media_type=upload.media_type,
        size=upload.size,
        sha256=upload.sha256,
        content=upload.content,
        kept_at=clock.now(),
        checked_at=clock.now() if actor.is_clock else None,
        **where,
    )
    paper.save()
    return paper


@action(event="paper.checked", may=policy.may_check_paper)
def check_paper(actor: Actor, paper: Paper) -> Paper:
    """Somebody other than the worker read it, and it says what it should."""
    paper.checked_at, paper.checked_by_id = clock.now(), actor.face
    paper.save()
    return paper


@action(event="paper.taken_back", may=policy.may_take_back_paper)
def take_back_paper(actor: Actor, paper: Paper) -> Paper:
    """It was the wrong one. The file itself is gone for good; that it was there stays."""
    paper.ended_at, paper.content = clock.now(), b""
    paper.save()
    return paper


def move_papers(old: Credential, new: Credential) -> None:
    """A credential was said again for the same days: its papers belong to the newer word."""
    for paper in Paper.objects.filter(credential=old, ended_at=None).defer("content"):
        paper.credential = new
        paper.save()
