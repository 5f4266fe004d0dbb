"""From volunteer to senior, one step at a time, each with its day and its reason."""

import datetime as dt

from django.utils.translation import gettext as _

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.decision import NotAllowed, require

from .. import policy
from ..models import Profile, StageChange


@action(event="stage.changed", may=policy.may_change_stage)
def change_stage(
    actor: Actor, profile: Profile, *, stage: str, on: dt.date, because: str
) -> StageChange:
    """From that day on they are at this stage. The rules may propose it; a human decides. Raises
    NotAllowed without a reason, for a day to come, and for a day before the last change."""
    if not because.strip():
        raise NotAllowed(_("Please say why, so that they can read it."))
    require(policy.may_be_the_next_stage(profile, stage, on))
    was, profile.stage = profile.stage, Profile.Stage(stage)
    profile.save()
    return note_stage(actor, profile, was=was, on=on, because=because)


def note_stage(
    actor: Actor, profile: Profile, *, was: str, on: dt.date, because: str = ""
) -> StageChange:
    """Keep what has just been changed, for the worker to read."""
    change = StageChange(
        profile=profile,
        was=was,
        stage=profile.stage,
        changed_on=on,
        said_at=clock.now(),
        by_id=actor.face,
        because=because.strip(),
    )
    change.save()
    return change
