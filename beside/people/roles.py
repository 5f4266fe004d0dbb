"""Every role, what it may do, and how we say so to people. The roles page and
docs/permissions.md are both printed from this table."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    name: str | Promise
    says: str | Promise
    """One sentence a newcomer understands."""
    face: str
    grants: frozenset[str] = frozenset()
    is_everywhere: bool = False
    """Belongs to the whole organisation, never to one programme."""


ROLES: dict[str, Role] = {
    "participant": Role(
        _("Participant"),
        _("Has their own record: sees all of it, adds to it, and sees who has looked."),
        "PARTICIPANT",
        frozenset({"own.record"}),
    ),
    "peer_worker": Role(
        _("Peer worker"),
        _("Walks beside the people they were introduced to, and sees only those people."),
        "STAFF",
        frozenset({"staff", "encounters.record", "plans.suggest", "profile.keep"}),
    ),
    "supervisor": Role(
        _("Supervisor"),
        _("Looks after peer workers, and sees the people those workers support."),
        "STAFF",
        frozenset({"staff", "team.see", "notes.review", "corrections.answer"}),
    ),
    "coordinator": Role(
        _("Coordinator"),
        _("Welcomes people into a programme, and helps each to find a peer worker who fits."),
        "STAFF",
        frozenset(
            {
                "staff",
                "people.see_programme",
                "requests.arrange",
                "people.invite",
                "roster.see",
                "training.arrange",
            }
        ),
    ),
    "manager": Role(
        _("Programme manager"),
        _("Sees how the programme is doing in numbers; opens a record only by breaking glass."),
        "STAFF",
        frozenset(
            {
                "staff",
                "insights.read",
                "roster.see",
                "workforce.see",
                "rules.set",
                "glass.break",
                "training.arrange",
            }
        ),
    ),
    "org_admin": Role(
        _("Organisation admin"),
        _("Sets up programmes, people's roles and how the pages look. Sees no one's record."),
        "STAFF",
        frozenset(
            {"staff", "org.set_up", "roster.see", "roster.change", "workforce.see", "rules.set"}
        ),
        is_everywhere=True,
    ),
    "privacy_officer": Role(
        _("Privacy officer"),
        _("Reads the log of who looked and what changed, and answers what people ask about it."),
        "STAFF",
        frozenset({"staff", "log.read", "questions.answer", "glass.review"}),
        is_everywhere=True,
    ),
    "guardian": Role(
        _("Guardian"),
        _("Stands by a young person. Has nothing to see until the young person shares it."),
        "OUTSIDE",
    ),
    "funder": Role(
        _("Funder"),
        _("Pays for the work. Sees totals only, never a person; has nothing to see yet."),
        "OUTSIDE",
    ),
}


@cache
def grants_of(roles: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES[role].grants for role in roles if role in ROLES))
