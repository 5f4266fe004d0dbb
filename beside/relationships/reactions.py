"""When a worker stops, nobody they walked with is left without a word."""

from beside.core.action import on
from beside.core.actor import Actor
from beside.people.models import Membership

from . import actions, queries
from .models import Relationship


@on("part.ended")
def hand_over(actor: Actor, part: Membership) -> None:
    for relationship in queries.left_behind(part):
        actions.begin_cover(actor, relationship, cover=queries.cover_for(part.person))


@on("relationship.introduced")
def make_room_for_the_new_one(actor: Actor, relationship: Relationship) -> None:
    """Who asked for a change has somebody new: now there is time to say goodbye."""
    for former in queries.replaced_by(relationship):
        actions.change_over(actor, former)
