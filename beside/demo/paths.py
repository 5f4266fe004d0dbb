"""Eighteen months that make sense: who asked when, who walked with whom, every hour, every ending.

    history(organisation, today)   one Walk per participant, in file order

The same organization and the same day give the same history. Nobody is in two places at once, every
hour lies in the worker's own week, and nothing happens before somebody asked or after they parted.
"""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from beside.demo.arcs import WEEK, Arc, Plan, arcs, days_of
from beside.demo.calendars import Calendars, Hour, hours_for, on_or_after
from beside.demo.lines import Lines, Moment
from beside.demo.notes import Notebook
from beside.demo.shapes import Leg, Meeting, Offer, Organisation, Participant, Walk, Worker

_MINUTES = (30, 45, 50, 50, 50, 60)


class NoHour(Exception):
    """A worker has no free hour for somebody; the files ask too much of one week."""


def history(organisation: Organisation, today: date) -> tuple[Walk, ...]:
    """What happened with every participant, as seen from this day."""
    teller = _Teller(organisation, today)
    return tuple(teller.walk(person) for person in organisation.participants)


class _Teller:
    """Tells one person after another, so that no hour is given away twice."""

    def __init__(self, organisation: Organisation, today: date) -> None:
        self.organisation = organisation
        self.today = today
        self.calendars = Calendars()
        self.lines = Lines()

    def walk(self, person: Participant) -> Walk:
        """The whole story of one person."""
        dice = random.Random(f"{self.organisation.key}/{person.key}")  # noqa: S311
        arc = arcs()[person.arc]
        asked = self.today - timedelta(days=person.days.get("asked") or dice.randint(*arc.asked))
        contact = self._first_contact(asked, dice)
        legs = tuple(self._legs(person, arc, asked, dice))
        if contact and legs:
            contact = min(contact, legs[0].chosen_on)
        return Walk(
            participant=person,
            asked_on=asked,
            first_contact_on=contact,
            offers=tuple(self._offers(person, legs, asked, dice)),
            legs=legs,
            arc_words=arc.words,
        )

    def _first_contact(self, asked: date, dice: random.Random) -> date | None:
        """Within two days as a rule; what comes in before a weekend may wait for Monday."""
        day = asked + timedelta(days=dice.choice([0, 1, 1, 2]))
        day = on_or_after(day, 0) if day.weekday() >= 5 else day
        return day if day < self.today else None

    def _offers(
        self, person: Participant, legs: tuple[Leg, ...], asked: date, dice: random.Random
    ) -> Iterable[Offer]:
        for step, worker in enumerate(person.declined):
            day = min(asked + timedelta(days=5 + 7 * step), self.today)
            yield Offer(worker, day, "NOT_A_FIT")
        if person.is_choosing:
            yield from (Offer(key, self.today, "OPEN") for key in self._near_workers(person, dice))
        yield from (Offer(leg.worker, leg.chosen_on, "CHOSEN") for leg in legs)

    def _near_workers(self, person: Participant, dice: random.Random) -> list[str]:
        """Three workers who could be suggested, nearest to what was asked first."""
        wanted = {wish.code for wish in person.wishes}

        def far(worker: Worker) -> tuple[bool, int]:
            shared = wanted & {*worker.experiences, *worker.communities}
            return person.programme not in worker.programmes, -len(shared)

        able = [
            worker
            for worker in self.organisation.workers
            if worker.state != "ON_LEAVE"
            and person.age_band in worker.serves
            and set(person.languages) & set(worker.languages)
        ]
        dice.shuffle(able)
        return [worker.key for worker in sorted(able, key=far)[:3]]

    def _legs(
        self, person: Participant, arc: Arc, asked: date, dice: random.Random
    ) -> Iterable[Leg]:
        if not arc.meetings[1]:
            return
        first = asked + timedelta(days=_wait(person, arc, dice))
        book = Notebook(person, self.lines, dice)
        worker = self.organisation.worker(person.peers[0])
        if arc.then[1]:
            yield from self._changed(person, arc, first, book)
        else:
            yield self._leg(person, arc, self._plan(worker, arc, first, dice), book)

    def _changed(self, person: Participant, arc: Arc, first: date, book: Notebook) -> Iterable[Leg]:
        """Two legs: a few meetings with one, then on with another."""
        dice = book.dice
        before, after = (self.organisation.worker(key) for key in person.peers)
        count, every = dice.randint(*arc.meetings), dice.randint(*arc.every)
        until = first + WEEK * every * (count + 1)
        leg = self._leg(person, arc, Plan(before, first, until, count, every, False), book)
        yield leg
        starts = (leg.ended_on or until) + timedelta(days=dice.randint(4, 9))
        until, count = self._until(after, dice, arc), dice.randint(*arc.then)
        plan = Plan(after, starts, until, count, 1, is_open=True, reaches_until=True)
        yield self._leg(person, arc, plan, book)

    def _plan(self, worker: Worker, arc: Arc, first: date, dice: random.Random) -> Plan:
        count, every = dice.randint(*arc.meetings), dice.randint(*arc.every)
        if arc.ends != "NOT_YET":
            spacing = every + (arc.ends != "STOPPED")
            until = min(first + WEEK * spacing * (count + 1), self.today - timedelta(days=9))
            return Plan(worker, first, until, count, spacing, False)
        pause = timedelta(days=dice.randint(*arc.gap)) if arc.gap[1] else timedelta(0)
        until = self._until(worker, dice, arc)
        return Plan(
            worker,
            min(first, until - timedelta(days=6)),  # so that any weekday will do
            until,
            count,
            every,
            is_open=not arc.quiet[1],
            reaches_until=True,
            pause=pause,
        )

    def _until(self, worker: Worker, dice: random.Random, arc: Arc) -> date:
        """The last day a meeting may have been on, for people who still meet."""
        soon = dice.randint(1, 6) if arc.meetings[1] > 1 else 1
        days = dice.randint(*arc.quiet) if arc.quiet[1] else soon
        return self.today - timedelta(days=max(days, worker.on_leave_for_days + 1))

    def _leg(self, person: Participant, arc: Arc, plan: Plan, book: Notebook) -> Leg:
        dice = book.dice
        hour, days, back_again_at = self._hour(person, plan, dice)
        minutes = dice.choice(_MINUTES)
        meetings = [
            Meeting(day, hour.at, minutes, hour.block.place, self._outcome(index, days, arc, dice))
            for index, day in enumerate(days)
        ]
        goodbye = not plan.is_open and arc.ends in ("GOODBYE", "MOVED")
        noted = book.write(meetings, back_again_at=back_again_at, says_goodbye=goodbye)
        coming = self._coming(person, plan, hour, minutes, days, dice)
        chosen = plan.starts - timedelta(days=dice.randint(0, 2))
        leg = Leg(plan.worker.key, chosen, (*noted, *coming))
        return self._ended(person, arc, plan, leg, dice)

    def _outcome(self, index: int, days: list[date], arc: Arc, dice: random.Random) -> str:
        if index in (0, len(days) - 1) or dice.random() >= arc.missed:
            return "MET"
        return dice.choice(["MISSED", "CALLED_OFF"])

    def _hour(
        self, person: Participant, plan: Plan, dice: random.Random
    ) -> tuple[Hour, list[date], int]:
        """The first hour of the worker's week that is free on all the days it would be needed."""
        for hour in self._hours(person, plan, dice):
            days, back_again_at = days_of(plan, hour.weekday)
            if days and all(self.calendars.is_free(plan.worker, day, hour.at) for day in days):
                for day in days:
                    self.calendars.take(plan.worker, day, hour.at)
                return hour, days, back_again_at
        raise NoHour(f"{plan.worker.key} has no hour for {person.key}")

    def _hours(self, person: Participant, plan: Plan, dice: random.Random) -> list[Hour]:
        programmes = self.organisation.programmes
        own = next(each for each in programmes if each.key == person.programme)
        return hours_for(plan.worker, person, own.places, dice)

    def _coming(
        self,
        person: Participant,
        plan: Plan,
        usual: Hour,
        minutes: int,
        days: list[date],
        dice: random.Random,
    ) -> Iterable[Meeting]:
        """The next meeting of people who still meet, and one today for those who should."""
        if not plan.is_open or plan.worker.on_leave_for_days:
            return
        weekday = self.today.weekday()
        today = [
            hour
            for hour in self._hours(person, plan, dice)
            if hour.weekday == weekday != usual.weekday
            and self.calendars.is_free(plan.worker, self.today, hour.at)
        ]
        if person.meets_today and today:
            yield self._booked(plan.worker, today[0], self.today, minutes)
        day = on_or_after(max(self.today, days[-1] + WEEK), usual.weekday)
        while not self.calendars.is_free(plan.worker, day, usual.at):
            day += WEEK
        yield self._booked(plan.worker, usual, day, minutes)

    def _booked(self, worker: Worker, hour: Hour, day: date, minutes: int) -> Meeting:
        self.calendars.take(worker, day, hour.at)
        return Meeting(day, hour.at, minutes, hour.block.place, "COMING")

    def _ended(
        self, person: Participant, arc: Arc, plan: Plan, leg: Leg, dice: random.Random
    ) -> Leg:
        """The same leg with its ending, if it has one, and the words that were said."""
        last = leg.meetings[-1]
        moment = Moment(person, last)
        if plan.is_open:
            return leg
        if arc.quiet[1]:
            return replace(leg, checked_in=self.lines.around("checking_in", moment, dice))
        ending = "CHANGED" if arc.then[1] else arc.ends
        person_words, worker_words = self._parting(ending, moment, dice)
        says_more = ending == "GOODBYE" and dice.random() < 0.4
        return replace(
            leg,
            ended_on=last.on + timedelta(days=dice.choice([0, 0, 1, 3])),
            ending=ending,
            person_words=person_words,
            worker_words=worker_words,
            handover=self.lines.around("handovers", moment, dice) if says_more else "",
        )

    def _parting(self, ending: str, moment: Moment, dice: random.Random) -> tuple[str, str]:
        if ending == "GOODBYE":
            both = self.lines.pair("goodbyes", moment.person.key, dice)
            return both["person"], both["worker"]
        answer = self.lines.around("see_you_off", moment, dice)
        if ending == "CHANGED":
            return moment.person.change_words, answer
        return self.lines.around(ending.lower(), moment, dice), answer


def _wait(person: Participant, arc: Arc, dice: random.Random) -> int:
    if "met" in person.days:
        return person.days["asked"] - person.days["met"]
    return dice.randint(*arc.wait)
