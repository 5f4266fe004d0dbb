"""Everything there is to weigh for some requests, gathered in a fixed number of queries.

Ids are text in here: a whole waiting list is looked up many thousand times.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from beside.core import clock
from beside.core.prepared import prepared
from beside.people.models import Membership, Person, Programme
from beside.referrals.models import Request, Wish
from beside.relationships import queries as relationships
from beside.workforce import policy as workforce_policy
from beside.workforce import queries as workforce
from beside.workforce.carrying import full
from beside.workforce.models import Profile, Seen
from beside.workforce.serving import gaps
from beside.workforce.week import times_of

from ..fit import Fit, fit, points
from ..hope import Hope, hope_for
from ..models import Option
from ..rules import Rule, rules_against
from ..sides import Asker, Offer, Wanted
from ..solver import Problem, best_first

BY_DISTANCE = frozenset({"PHONE", "VIDEO"})
Id = UUID | str


@dataclass(frozen=True)
class Load:
    """How many people a worker walks with, how many places are held, and how many there are."""

    now: int
    held: int
    limit: int

    @property
    def room(self) -> int:
        return max(0, self.limit - self.now - self.held)


@dataclass(frozen=True)
class Table:
    askers: dict[str, Asker]
    """By request."""
    offers: dict[str, Offer]
    """By worker, as are profiles and loads."""
    profiles: dict[str, Profile]
    loads: dict[str, Load]
    between: dict[tuple[str, str], set[Rule]]
    """What is known about a request and a worker together."""
    weighed: dict[tuple[str, str], tuple[Rule, ...]] = field(default_factory=dict)
    """Each pair is looked at once."""

    def against(self, request: Id, worker: Id) -> tuple[Rule, ...]:
        """The rules that speak against it; somebody who no longer works here is out as well."""
        pair = (str(request), str(worker))
        if pair[1] not in self.offers:
            return (Rule.PROGRAMME,)
        if pair not in self.weighed:
            known = self.between.get(pair, ())
            self.weighed[pair] = rules_against(self.askers[pair[0]], self.offers[pair[1]], known)
        return self.weighed[pair]

    def fit(self, request: Id, worker: Id) -> Fit:
        return fit(self.askers[str(request)], self.offers[str(worker)])

    def possible(self, request: Id) -> dict[str, int]:
        """The points of everybody no rule speaks against."""
        key = str(request)
        asker = self.askers[key]
        return {
            worker: points(asker, offer)
            for worker, offer in self.offers.items()
            if not self.against(key, worker)
        }

    def fitting(self, request: Id) -> list[str]:
        """Everybody no rule speaks against, in the order in which they are laid out."""
        key = str(request)
        found = self.possible(key)
        loads = {each: (self.loads[each].now, self.loads[each].limit) for each in found}
        return best_first(key, Problem((), dict.fromkeys(found, 1), {key: found}, loads))

    def hope(self, request: Id) -> Hope:
        key = str(request)
        return hope_for(
            self.askers[key],
            self.offers.values(),
            lambda worker: self.between.get((key, worker), ()),
        )


def table(requests: Iterable[Request], *, besides: UUID | None = None) -> Table:
    """`besides` is an option whose own held place is not counted against it."""
    rows = list(requests)
    reach = _reach({row.programme_id for row in rows})
    profiles = {
        str(worker): profile
        for worker, profile in workforce.profiles_of(list(reach)).items()
        if profile.person.left_on is None
    }
    workers = [profile.person_id for profile in profiles.values()]
    loads = _loads(profiles, workers, besides)
    in_company, tired = set(workforce.company_of(workers)), full(workers, clock.today())
    barred = gaps(workers, {row.programme_id for row in rows}, clock.today())
    offers = {
        worker: _offer(
            profile,
            reach[profile.person_id],
            frozenset(str(where) for who, where in barred if who == profile.person_id),
            loads[worker],
            in_company=profile.person_id in in_company,
            is_full=profile.person_id in tired,
        )
        for worker, profile in profiles.items()
    }
    return Table(_askers(rows), offers, profiles, loads, _between(rows, workers))


def _reach(programmes: set[UUID]) -> dict[UUID, frozenset[str] | None]:
    """The peer workers of these programmes, and where each of them works."""
    found: dict[UUID, set[UUID | None]] = {}
    for worker, programme in _parts(programmes=list(programmes)):
        found.setdefault(worker, set()).add(programme)
    return {
        worker: None if None in where else frozenset(map(str, where))
        for worker, where in found.items()
    }


@prepared
def _parts(*, programmes: list[UUID]) -> QuerySet:
    parts = Membership.objects.filter(role="peer_worker", ended_on=None, person__left_on=None)
    parts = parts.filter(Q(programme=None) | Q(programme__in=programmes))
    return parts.values_list("person", "programme")


def _loads(
    profiles: dict[str, Profile], workers: list[UUID], besides: UUID | None
) -> dict[str, Load]:
    walking = relationships.loads(workers)
    held = dict(_held(workers=workers, besides=besides))
    most = workforce.caseloads(profiles.values(), clock.today())
    return {
        worker: Load(
            walking.get(profile.person_id, 0),
            held.get(profile.person_id, 0),
            most[profile.person_id],
        )
        for worker, profile in profiles.items()
    }


@prepared
def _held(*, workers: list[UUID], besides: UUID | None) -> QuerySet:
    asked = Option.objects.filter(state=Option.State.ASKED, worker__in=workers)
    if besides:
        asked = asked.exclude(pk=besides)
    counted = asked.values("worker").annotate(n=Count("pk")).values_list("worker", "n")
    return counted.order_by()


def _offer(
    profile: Profile,
    programmes: frozenset[str] | None,
    barred: frozenset[str],
    load: Load,
    *,
    in_company: bool,
    is_full: bool,
) -> Offer:
    is_ready = in_company or profile.stage not in workforce_policy.NEEDS_COMPANY
    shared = Seen.MATCHED.shows()
    return Offer(
        id=str(profile.person_id),
        programmes=programmes,
        barred=barred,
        is_taking=profile.is_taking_people and is_ready and not is_full,
        room=load.room,
        ages=frozenset(profile.serves_ages),
        languages=frozenset(profile.person.languages),
        modes=frozenset(profile.modes),
        experiences=frozenset(workforce.codes_seen(profile, Seen.MATCHED)),
        communities=frozenset(c for c in profile.communities if profile.seen_by(c) in shared),
        gender=profile.gender if profile.seen_by("gender") in shared else "",
        age_band=profile.age_band if profile.seen_by("age_band") in shared else "",
        times=times_of(workforce.blocks(profile)),
        will_not=frozenset(profile.will_not),
    )


def _askers(rows: list[Request]) -> dict[str, Asker]:
    wishes: dict[UUID, list[Wanted]] = {}
    for request, kind, code, weight in _wished(requests=[row.pk for row in rows]):
        wishes.setdefault(request, []).append(Wanted(kind, code, weight == Wish.Weight.MUST))
    return {
        str(row.pk): Asker(
            id=str(row.person_id),
            programme=str(row.programme_id),
            age_band=row.person.age_band,
            languages=frozenset(row.person.languages),
            modes=BY_DISTANCE
            if row.programme.setting == Programme.Setting.DIGITAL
            else frozenset(),
            wishes=tuple(wishes.get(row.pk, ())),
        )
        for row in rows
    }


@prepared
def _wished(*, requests: list[UUID]) -> QuerySet:
    wished = Wish.objects.filter(request__in=requests, ended_at=None)
    return wished.values_list("request", "kind", "code", "weight")


def _between(rows: list[Request], workers: list[UUID]) -> dict[tuple[str, str], set[Rule]]:
    """Only the pairs about whom something is known; most are strangers to each other."""
    people = [row.person_id for row in rows]
    asked_by: dict[Any, list[Request]] = {}
    for row in rows:
        asked_by.setdefault(row.person_id, []).append(row)
    found: dict[tuple[str, str], set[Rule]] = {}
    for rule, pairs in (
        (Rule.CONFLICT, workforce.conflicts_among(people, workers)),
        (Rule.TOGETHER, relationships.pairs_now(people)),
        (Rule.COLLEAGUE, _colleagues([row.person for row in rows], workers)),
    ):
        for person, worker in pairs:
            for row in asked_by[person]:
                found.setdefault((str(row.pk), str(worker)), set()).add(rule)
    for request, worker in _declined(requests=[row.pk for row in rows]):
        found.setdefault((str(request), str(worker)), set()).add(Rule.SAID_NO)
    return found


@prepared
def _declined(*, requests: list[UUID]) -> QuerySet:
    said_no = Q(state="NOT_A_FIT") | Q(state="LAPSED", asked_at__isnull=False)
    rows = Option.objects.filter(said_no, request__in=requests)
    return rows.values_list("request", "worker")


def _colleagues(people: list[Person], workers: list[UUID]) -> set[tuple[UUID, UUID]]:
    """The wall between two faces, for many at once (see `people.policy.not_a_colleague`)."""
    by_account = {person.account_id: person.pk for person in people if person.account_id}
    if not by_account:
        return set()
    theirs: dict[UUID, set[UUID | None]] = {}
    for account, programme in _other_faces(accounts=list(by_account)):
        theirs.setdefault(by_account[account], set()).add(programme)
    if not theirs:
        return set()
    where: dict[UUID, set[UUID | None]] = {}
    parts = Membership.objects.filter(ended_on=None, person__in=workers)
    for worker, programme in parts.values_list("person", "programme"):
        where.setdefault(worker, set()).add(programme)
    return {
        (person, worker)
        for person, staffs in theirs.items()
        for worker, works in where.items()
        if None in staffs or None in works or staffs & works
    }


@prepared
def _other_faces(*, accounts: list[UUID]) -> QuerySet:
    parts = Membership.objects.filter(ended_on=None, person__face=Person.Face.STAFF)
    return parts.filter(person__account__in=accounts).values_list("person__account", "programme")
