"""A whole waiting list at once: who is served, and with whom. Pure sums.

*Who* is decided by urgency, then days of waiting, then a lot drawn once; never by fit. *With whom*
is decided by fit. Whatever solves it keeps to this: see `Solver`. Here is the plain one, which is
right about who, and good about with whom.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits, and what decides who comes first."""

    id: str
    urgency: int
    days: int
    lottery: int

    @property
    def turn(self) -> tuple[int, int, int, str]:
        return (-self.urgency, -self.days, self.lottery, self.id)


@dataclass(frozen=True)
class Problem:
    people: tuple[Waiting, ...]
    places: Mapping[str, int]
    """Free places of each worker."""
    fits: Mapping[str, Mapping[str, int]]
    """Points, by person and worker, of every pair that no rule speaks against."""
    loads: Mapping[str, tuple[int, int]]
    """How many people each worker walks with, and how many at most."""


@dataclass(frozen=True)
class Plan:
    matches: dict[str, str]
    """A worker for each person who can be served."""
    left: tuple[str, ...]
    """Those who can't be, in turn."""


class Solver(Protocol):
    """Serves the largest set of people, the ones whose turn comes first before the others; the
    same answer whatever the order of what it is given; never more than there are places."""

    def solve(self, problem: Problem) -> Plan: ...


class InTurn:
    """Each person in turn gets the worker who fits best, of those that cost nobody their place."""

    def solve(self, problem: Problem) -> Plan:
        people = sorted(problem.people, key=lambda each: each.turn)
        seats = _Seats(problem)
        served = [person.id for person in people if seats.seat(person.id)]
        for person in served:
            seats.settle(person, best_first(person, problem))
        left = tuple(person.id for person in people if person.id not in seats.taken)
        return Plan(dict(seats.taken), left)


class _Seats:
    """Who sits where. Somebody who sits may be asked to move, but never to stand up."""

    def __init__(self, problem: Problem) -> None:
        self.options = {
            each.id: sorted(
                w for w in problem.fits.get(each.id, {}) if problem.places.get(w, 0) > 0
            )
            for each in problem.people
        }
        self.places = problem.places
        self.taken: dict[str, str] = {}
        self.at: dict[str, set[str]] = {}
        self.settled: set[str] = set()
        self.closed: set[str] = set()

    def seat(self, person: str) -> bool:
        """Find a place for one more, moving others if need be. False when there is none.

        Where a search has ended in vain nobody can ever move again, so nobody looks there twice.
        """
        seen = set(self.closed)
        if self._find(person, seen):
            return True
        self.closed = seen
        return False

    def settle(self, person: str, wished: list[str]) -> None:
        """Give this person the first of these workers that lets everybody keep a place."""
        held = self.taken[person]
        for worker in wished:
            if worker == held or self._swap(person, held, worker):
                break
        self.settled.add(person)

    def _swap(self, person: str, held: str, worker: str) -> bool:
        self._leave(person)
        if len(self.at.get(worker, ())) < self.places[worker]:
            self._sit(person, worker)
            return True
        self.settled.add(person)
        for other in sorted(self.at[worker] - self.settled):
            self._leave(other)
            self._sit(person, worker)
            if self._find(other, {worker}):
                return True
            self._leave(person)
            self._sit(other, worker)
        self._sit(person, held)
        self.settled.discard(person)
        return False

    def _find(self, person: str, seen: set[str]) -> bool:
        """An augmenting path: sit down, or take a place whose holder can move elsewhere."""
        untried = [worker for worker in self.options[person] if worker not in seen]
        for worker in untried:
            if len(self.at.get(worker, ())) < self.places[worker]:
                self._sit(person, worker)
                return True
        for worker in untried:
            if worker in seen:
                continue
            seen.add(worker)
            for other in sorted(self.at[worker] - self.settled):
                self._leave(other)
                if self._find(other, seen):
                    self._sit(person, worker)
                    return True
                self._sit(other, worker)
        return False

    def _sit(self, person: str, worker: str) -> None:
        self.taken[person] = worker
        self.at.setdefault(worker, set()).add(person)

    def _leave(self, person: str) -> None:
        self.at[self.taken.pop(person)].discard(person)


def best_first(person: str, problem: Problem) -> list[str]:
    """Most points; then whoever has the most room; then a lot, never a name or an order of rows."""

    def rank(worker: str) -> tuple[int, float, str]:
        load, limit = problem.loads.get(worker, (0, 1))
        lot = sha256(f"{person}|{worker}".encode()).hexdigest()
        return (-problem.fits[person][worker], load / max(limit, 1), lot)

    fits = problem.fits.get(person, {})
    return sorted((w for w in fits if problem.places.get(w, 0) > 0), key=rank)
