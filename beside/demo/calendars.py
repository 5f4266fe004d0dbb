"""When two people can meet: a worker's week as hours, and hours that are already somebody's."""

import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from beside.demo.shapes import Block, Participant, Place, Worker
from beside.people import vocabulary

_HOUR = timedelta(minutes=60)


@dataclass(frozen=True)
class Hour:
    """An hour of a worker's week that can be somebody's."""

    weekday: int
    at: time
    block: Block


class Calendars:
    """Every worker's hours, so that no hour is given to two people."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, date, time]] = set()

    def is_free(self, worker: Worker, on: date, at: time) -> bool:
        """Whether nobody else has this hour."""
        return (worker.key, on, at) not in self.taken

    def take(self, worker: Worker, on: date, at: time) -> None:
        """Give this hour away."""
        self.taken.add((worker.key, on, at))


def hours_for(
    worker: Worker, person: Participant, places: Collection[Place], dice: random.Random
) -> list[Hour]:
    """The worker's hours this person could have, those nearest to their wishes first.

    Hours at the places of the person's own programme come before all others.
    """
    hours = [hour for hour in _hours(worker) if _suits(hour, person)]
    dice.shuffle(hours)
    return sorted(hours, key=lambda hour: (hour.block.place not in places, -_near(hour, person)))


def on_or_after(day: date, weekday: int) -> date:
    """The first such weekday that is not before this day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def on_or_before(day: date, weekday: int) -> date:
    """The last such weekday that is not after this day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _hours(worker: Worker) -> Iterator[Hour]:
    for block in worker.week:
        at = datetime.combine(date.min, block.starts)
        ends = datetime.combine(date.min, block.ends)
        while at + _HOUR <= ends:
            yield Hour(block.weekday, at.time(), block)
            at += _HOUR


def _suits(hour: Hour, person: Participant) -> bool:
    """An hour keeps every "must" about the time and the way of meeting."""
    musts = {(each.kind, each.code) for each in person.wishes if each.weight == "MUST"}
    times = {code for kind, code in musts if kind == "times"}
    modes = {code for kind, code in musts if kind == "modes"}
    return (not times or _time_of(hour) in times) and (not modes or hour.block.place.mode in modes)


def _near(hour: Hour, person: Participant) -> int:
    wanted = [wish.code for wish in person.wishes]
    return (_time_of(hour) in wanted) * 2 + (hour.block.place.mode in wanted)


def _time_of(hour: Hour) -> str | None:
    monday = date(2026, 1, 5)
    day = monday + timedelta(days=hour.weekday)
    return vocabulary.time_of(datetime.combine(day, hour.at))
