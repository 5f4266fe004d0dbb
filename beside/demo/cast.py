"""Who one can be in the demo, and how they are put to a visitor."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beside.core import tenancy
from beside.core.models import Org
from beside.people.models import Account, Person

MAIN, OTHER = "millbrook", "hill-street"


@dataclass(frozen=True)
class Role:
    """One of the cast: the face to put on, and what there is to see as them."""

    key: str
    name: str
    says: str | Promise
    account: str
    org: str = MAIN
    face: str = Person.Face.STAFF


@dataclass(frozen=True)
class Group:
    """Some of the cast who see the house from the same side."""

    title: str | Promise
    roles: tuple[Role, ...]


def _participant(
    key: str, name: str, says: str | Promise, *, account: str = "", org: str = MAIN
) -> Role:
    return Role(key, name, says, account or key, org, Person.Face.PARTICIPANT)


GROUPS = (
    Group(
        _("People who receive support"),
        (
            _participant(
                "marlowe",
                "Marlowe",
                _(
                    "Wants to ride the bus again. Meets Rosa soon; has stones on a path, "
                    "notes to read, a suggestion waiting."
                ),
            ),
            _participant(
                "bea", "Bea", _("Asked six days ago, and is choosing between people right now.")
            ),
            _participant(
                "pearl", "Pearl", _("Said goodbye to June in the spring. Everything is still hers.")
            ),
            _participant("tj", "TJ", _("Sixteen. Changed from Sky to Imani, and nobody minded.")),
        ),
    ),
    Group(
        _("People who walk beside them"),
        (
            Role("rosa", "Rosa", _("Peer worker. Meets Marlowe soon; a note to write."), "rosa"),
            Role(
                "dev",
                "Dev",
                _("Peer worker. Meetings today and tomorrow; somebody asks to meet him."),
                "dev",
            ),
            Role("sky", "Sky", _("Peer worker, away to rest for a while."), "sky"),
        ),
    ),
    Group(
        _("People who look after the work"),
        (
            Role("ines", "Ines", _("Supervisor. Looks after Rosa and five others."), "ines"),
            Role(
                "omar",
                "Omar",
                _("Coordinator. Has a waiting list, and nobody fits one of them."),
                "omar",
            ),
            Role(
                "dolores",
                "Dolores",
                _("Programme manager. Sees numbers, and no one's record."),
                "dolores",
            ),
            Role(
                "theo", "Theo", _("Organisation admin. Programmes, people's parts, colour."), "theo"
            ),
            Role(
                "agnes",
                "Agnes",
                _("Privacy officer. Who looked, and a question to answer."),
                "agnes",
            ),
        ),
    ),
    Group(
        _("One person, two faces"),
        (
            Role(
                "eli",
                "Eli",
                _("Peer worker in From Anywhere. Colleagues see only this face."),
                "eli",
            ),
            _participant(
                "e",
                "E.",
                _("The same Eli, in Kitchen Table, where the hour is his own."),
                account="eli",
            ),
        ),
    ),
    Group(
        _("Another house: Hill Street Recovery"),
        (
            Role(
                "hector",
                "Hector",
                _("Coordinator there. Says member and recovery coach."),
                "hector.hill_street",
                OTHER,
            ),
            Role(
                "junie",
                "Junie",
                _("Recovery coach. Knows nobody at Millbrook, and sees nobody."),
                "junie.hill_street",
                OTHER,
            ),
            _participant(
                "w",
                "W.",
                _("A member here on Sundays; a peer worker at Millbrook all week."),
                account="wren",
                org=OTHER,
            ),
        ),
    ),
)


def role(key: str) -> Role | None:
    """The one with this key, if there is one."""
    return next((role for group in GROUPS for role in group.roles if role.key == key), None)


def found(role: Role) -> tuple[Account, Org, Person]:
    """The account, the organisation and the face behind one of the cast."""
    org = Org.objects.get(slug=role.org)
    with tenancy.within(org.pk):
        person = Person.objects.select_related("account").get(
            account__username=role.account, face=role.face
        )
    return person.account, org, person


def welcome(base_url: str) -> str:
    """What `make demo` prints once the doors are open."""
    lines = ["", f"The demo programme is open at {base_url}/", ""]
    lines += [f"Sign in as anybody with one click at {base_url}/demo/", ""]
    for group in GROUPS:
        lines.append(f"{group.title}")
        lines += [f"  {role.name:<9}{role.says}" for role in group.roles]
        lines.append("")
    lines.append("Everybody here is made up. Ctrl-C closes the doors.")
    return "\n".join(lines)
