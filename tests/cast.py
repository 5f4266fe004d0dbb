"""The same few people in every test. Learn them once.

marlowe  participant in the community programme, walks with dev
dev      peer worker, walks with marlowe          rosa  peer worker, a bystander
ines     supervisor of dev (not of rosa)          cora  coordinator of the community programme
manu     manager       ari   organisation admin   pia   privacy officer
zed      coordinator, admin and peer worker of another organisation: the stranger
"""

from types import SimpleNamespace
from typing import Any

from beside.core import founding
from beside.core.actor import operator
from beside.core.models import Org
from beside.people import actions as people
from beside.people.faces import as_actor
from beside.people.models import Account, Person, Programme

STAFF = {
    "dev": ["peer_worker"],
    "rosa": ["peer_worker"],
    "ines": ["supervisor"],
    "cora": ["coordinator"],
    "manu": ["manager"],
    "ari": ["org_admin"],
    "pia": ["privacy_officer"],
}
EVERYWHERE = {"org_admin", "privacy_officer"}


def assemble() -> SimpleNamespace:
    cast = SimpleNamespace(
        here=founding.found(slug="river", name="River Peers"),
        there=founding.found(slug="hill", name="Hill Street"),
    )
    cast.community = _programme(cast.here, "Community", "COMMUNITY")
    cast.ward = _programme(cast.here, "Ward", "INPATIENT")
    cast.elsewhere = _programme(cast.there, "Elsewhere", "COMMUNITY")
    for name, roles in STAFF.items():
        setattr(cast, name, staff(cast.here, name, roles, cast.community))
    cast.zed = staff(cast.there, "zed", ["coordinator", "org_admin", "peer_worker"], cast.elsewhere)
    cast.marlowe = participant(cast.here, "marlowe", cast.community)
    people.agree_supervision(cast.ari.actor, cast.dev.person, supervisor=cast.ines.person)
    return cast


def staff(org: Org, name: str, roles: list[str], programme: Programme) -> Any:
    account = Account.objects.create_user(name, email=f"{name}@example.org")
    doorkeeper = operator(org.pk, channel="test")
    person = people.welcome_staff(doorkeeper, org, name=name.title(), account=account)
    for role in roles:
        people.give_part(
            doorkeeper, person, role=role, programme=None if role in EVERYWHERE else programme
        )
    return one(org, account, person)


def participant(org: Org, name: str, programme: Programme, account: Any = None) -> Any:
    account = account or Account.objects.create_user(name)
    person = people.welcome_participant(
        operator(org.pk, channel="test"),
        programme,
        name=name.title(),
        languages=["en"],
        age_band="AGE_26_40",
        account=account,
    )
    return one(org, account, person)


def one(org: Org, account: Account, person: Person) -> SimpleNamespace:
    """Somebody: how they sign in, who they are here, and the actor they are."""
    actor = as_actor(person, channel="test")
    return SimpleNamespace(org=org, account=account, person=person, actor=actor)


def _programme(org: Org, name: str, setting: str) -> Programme:
    return people.open_programme(
        operator(org.pk, channel="test"), org, name=name, slug=name.lower(), setting=setting
    )
