"""Everything there is to weigh for some requests, gathered in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from beside.people.models import Membership, Person, Programme
from beside.referrals.models import Request, Wish
from beside.relationships import queries as relationships
from beside.workforce import policy as workforce_policy
from beside.workforce import queries as workforce
from beside.workforce.models import Profile, Seen
from beside.workforce.week import times_of

from ..fit import Asker, Fit, Offer, Rule, Wanted, fit, rules_against
from ..hope import Hope, hope_for
from ..models import Option
from ..solver import Problem, best_first

BY_DISTANCE = frozenset({"PHONE", "VIDEO"})


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
    askers: dict[UUID, Asker]
    offers: dict[UUID, Offer]
    profiles: dict[UUID, Profile]
    loads: dict[UUID, Load]
    between: dict[tuple[UUID, UUID], set[Rule]]
    """What is known about a request and a worker together."""
    weighed: dict[tuple[UUID, UUID], tuple[Rule, ...]] = field(default_factory=dict)
    """Each pair is looked at once."""

    def against(self, request: UUID, worker: UUID) -> tuple[Rule, ...]:
        """The rules that speak against it; somebody who no longer works here is out as well."""
        if worker not in self.offers:
            return (Rule.PROGRAMME,)
        pair = (request, worker)
        if pair not in self.weighed:
            known = self.between.get(pair, ())
            self.weighed[pair] = rules_against(self.askers[request], self.offers[worker], known)
        return self.weighed[pair]

    def fit(self, request: UUID, worker: UUID) -> Fit:
        return fit(self.askers[request], self.offers[worker])

    def fitting(self, request: UUID) -> list[UUID]:
        """Everybody no rule speaks against, in the order in which they are laid out."""
        free = [worker for worker in self.offers if not self.against(request, worker)]
        points = {str(worker): self.fit(request, worker).points for worker in free}
        loads = {str(worker): (self.loads[worker].now, self.loads[worker].limit) for worker in free}
        one = Problem((), {each: 1 for each in points}, {str(request): points}, loads)
        return [UUID(each) for each in best_first(str(request), one)]

    def hope(self, request: UUID) -> Hope:
        return hope_for(
            self.askers[request],
            self.offers.values(),
            lambda worker: self.between.get((request, UUID(worker)), ()),
        )


def table(requests: Iterable[Request], *, besides: UUID | None = None) -> Table:
    """`besides` is an option whose own held place is not counted against it."""
    rows = list(requests)
    reach = _reach({row.programme_id for row in rows})
    profiles = {
        worker: profile
        for worker, profile in workforce.profiles_of(list(reach)).items()
        if profile.person.left_on is None
    }
    loads = _loads(profiles, besides)
    in_company = set(workforce.company_of(list(profiles)))
    offers = {
        worker: _offer(profile, reach[worker], loads[worker], worker in in_company)
        for worker, profile in profiles.items()
    }
    return Table(_askers(rows), offers, profiles, loads, _between(rows, profiles))


def _reach(programmes: set[UUID]) -> dict[UUID, frozenset[str] | None]:
    """The peer workers of these programmes, and where each of them works."""
    parts = Membership.objects.filter(role="peer_worker", ended_on=None, person__left_on=None)
    parts = parts.filter(Q(programme=None) | Q(programme__in=programmes))
    found: dict[UUID, set[UUID | None]] = {}
    for worker, programme in parts.values_list("person", "programme"):
        found.setdefault(worker, set()).add(programme)
    return {
        worker: None if None in where else frozenset(map(str, where))
        for worker, where in found.items()
    }


def _loads(profiles: dict[UUID, Profile], besides: UUID | None) -> dict[UUID, Load]:
    walking = relationships.loads(list(profiles))
    asked = Option.objects.filter(state=Option.State.ASKED, worker__in=profiles)
    if besides:
        asked = asked.exclude(pk=besides)
    counted = asked.values("worker").annotate(n=Count("pk")).values_list("worker", "n")
    held = dict(counted.order_by())
    return {
        worker: Load(walking.get(worker, 0), held.get(worker, 0), profile.caseload_limit)
        for worker, profile in profiles.items()
    }


def _offer(
    profile: Profile, programmes: frozenset[str] | None, load: Load, in_company: bool
) -> Offer:
    needs_company = profile.stage in workforce_policy.NEEDS_COMPANY
    shared = Seen.MATCHED.shows()
    return Offer(
        id=str(profile.person_id),
        programmes=programmes,
        is_taking=profile.is_taking_people and (in_company or not needs_company),
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


def _askers(rows: list[Request]) -> dict[UUID, Asker]:
    wishes: dict[UUID, list[Wanted]] = {}
    for wish in Wish.objects.filter(request__in=[row.pk for row in rows], ended_at=None):
        wanted = Wanted(wish.kind, wish.code, wish.weight == Wish.Weight.MUST)
        wishes.setdefault(wish.request_id, []).append(wanted)
    return {
        row.pk: Asker(
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


def _between(
    rows: list[Request], profiles: dict[UUID, Profile]
) -> dict[tuple[UUID, UUID], set[Rule]]:
    people = [row.person_id for row in rows]
    conflicts = workforce.conflicts_among(people, list(profiles))
    together = relationships.pairs_now(people)
    colleagues = _colleagues([row.person for row in rows], list(profiles))
    declined = set(
        Option.objects.filter(request__in=[row.pk for row in rows])
        .filter(Q(state="NOT_A_FIT") | Q(state="LAPSED", asked_at__isnull=False))
        .values_list("request", "worker")
    )
    found: dict[tuple[UUID, UUID], set[Rule]] = {}
    for row in rows:
        for worker in profiles:
            pair = (row.person_id, worker)
            rules = {
                rule
                for rule, is_so in (
                    (Rule.CONFLICT, pair in conflicts),
                    (Rule.COLLEAGUE, pair in colleagues),
                    (Rule.TOGETHER, pair in together),
                    (Rule.SAID_NO, (row.pk, worker) in declined),
                )
                if is_so
            }
            if rules:
                found[row.pk, worker] = rules
    return found


def _colleagues(people: list[Person], workers: list[UUID]) -> set[tuple[UUID, UUID]]:
    """The wall between two faces, for many at once (see `people.policy.not_a_colleague`)."""
    by_account = {person.account_id: person.pk for person in people if person.account_id}
    if not by_account:
        return set()
    parts = Membership.objects.filter(ended_on=None)
    theirs: dict[UUID, set[UUID | None]] = {}
    other_faces = parts.filter(person__account__in=by_account, person__face=Person.Face.STAFF)
    for account, programme in other_faces.values_list("person__account", "programme"):
        theirs.setdefault(by_account[account], set()).add(programme)
    if not theirs:
        return set()
    where: dict[UUID, set[UUID | None]] = {}
    for worker, programme in parts.filter(person__in=workers).values_list("person", "programme"):
        where.setdefault(worker, set()).add(programme)
    return {
        (person, worker)
        for person, staffs in theirs.items()
        for worker, works in where.items()
        if None in staffs or None in works or staffs & works
    }
