"""An organisation's programmes, and how it speaks and looks."""

from typing import Any

from beside.core import clock
from beside.core.action import action
from beside.core.actor import Actor
from beside.core.models import Org
from beside.people import policy
from beside.people.models import Programme


@action(event="programme.opened", may=policy.may_set_up)
def open_programme(
    actor: Actor,
    org: Org,
    *,
    name: str,
    slug: str,
    setting: str,
    ages: str = Programme.Ages.ADULT,
    focus: str = Programme.Focus.MENTAL_HEALTH,
    about: str = "",
    is_part2: bool = True,
) -> Programme:
    programme = Programme(
        name=name,
        slug=slug,
        setting=setting,
        ages=ages,
        focus=focus,
        about=about,
        is_part2=is_part2,
    )
    programme.save()
    return programme


@action(event="programme.closed", may=policy.may_set_up)
def close_programme(actor: Actor, programme: Programme) -> Programme:
    """Nobody new comes in. The people who are here keep everything they have."""
    programme.closed_on = clock.today()
    programme.save()
    return programme


@action(event="programme.reopened", may=policy.may_set_up)
def reopen_programme(actor: Actor, programme: Programme) -> Programme:
    programme.closed_on = None
    programme.save()
    return programme


@action(event="organisation.restyled", may=policy.may_set_up)
def restyle_organisation(actor: Actor, org: Org, *, look: dict[str, Any]) -> Org:
    """Change the words for people and the accent. The caller has checked the contrast."""
    org.look = {**org.look, **look}
    org.save()
    return org
