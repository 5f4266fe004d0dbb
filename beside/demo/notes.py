"""What came of each hour: who said what, what was done, which small step was taken."""

import random
from dataclasses import dataclass, field, replace

from beside.demo.lines import NOTHING_YET, Lines, Moment
from beside.demo.shapes import Correction, Goal, Meeting, Participant

_STEPS = {"GOOD_ENDING": 1.0, "LONG_AND_STEADY": 0.75, "STOPPED_AFTER_TWO": 0.15, "QUIET_NOW": 0.35}
_USUAL = 0.5


@dataclass
class Notebook:
    """Writes one person's notes, in order; remembers how far they came with each goal."""

    person: Participant
    lines: Lines
    dice: random.Random
    reached: dict[str, int] = field(default_factory=dict)
    begun: bool = False

    def write(
        self, meetings: list[Meeting], *, back_again_at: int = 0, says_goodbye: bool = False
    ) -> tuple[Meeting, ...]:
        """The same meetings, each with what came of it. Call once for each leg, in order."""
        met = [index for index, meeting in enumerate(meetings) if meeting.outcome == "MET"]
        aims = self._aims(met if self.begun else met[1:])
        kinds = {index: "came_back" for index in met if back_again_at and index >= back_again_at}
        special = dict(list(kinds.items())[:1])
        if not self.begun and self.dice.random() < 0.5:
            special[met[0]] = "first_meetings"
        self.begun = True
        written = [
            self._note(meeting, *aims.get(index, (None, None)), special.get(index, ""))
            if meeting.outcome == "MET"
            else self._unmet(meeting)
            for index, meeting in enumerate(meetings)
        ]
        if says_goodbye:
            written[-1] = replace(
                written[-1], did=(*written[-1].did, "SAID_GOODBYE"), next_words=""
            )
        return tuple(written)

    def _aims(self, met: list[int]) -> dict[int, tuple[Goal | None, int | None]]:
        """Which goal each meeting served, and where the small steps fall."""
        aims: dict[int, tuple[Goal | None, int | None]] = {}
        for goal, indexes in self._shares(met):
            already = self.reached.get(goal.key, NOTHING_YET) + 1
            steps = self._steps_now(goal, already, len(indexes))
            every = len(indexes) / steps if steps else 0
            taken = {indexes[int((n + 1) * every) - 1]: already + n for n in range(steps)}
            aims |= {index: (goal, taken.get(index)) for index in indexes}
        return aims

    def _shares(self, met: list[int]) -> list[tuple[Goal, list[int]]]:
        """The first goal has more of the time; a second one comes later, if at all."""
        goals = [goal for goal in self.person.goals if self.person.steps_done.get(goal.key) != 0]
        if len(goals) < 2 or len(met) < 5:
            return [(goal, met) for goal in goals[:1]]
        turn = len(met) * 3 // 5
        return [(goals[0], met[:turn]), (goals[1], met[turn:])]

    def _steps_now(self, goal: Goal, already: int, hours: int) -> int:
        """How many small steps fall into these hours; never more than there are left."""
        share = _STEPS.get(self.person.arc, _USUAL) + self.dice.uniform(-0.12, 0.12)
        wanted = self.person.steps_done.get(goal.key, round(share * len(goal.steps)))
        return max(0, min(hours, len(goal.steps) - already, wanted - already))

    def _unmet(self, meeting: Meeting) -> Meeting:
        if meeting.outcome == "COMING":
            return meeting
        words = self.lines.around(meeting.outcome.lower(), Moment(self.person, meeting), self.dice)
        return replace(meeting, words=words)

    def _note(self, meeting: Meeting, goal: Goal | None, step: int | None, special: str) -> Meeting:
        if not special and step is None and self.dice.random() < 0.08:
            return meeting  # attendance only
        if goal and step is not None:
            self.reached[goal.key] = step
        reached = self.reached.get(goal.key, NOTHING_YET) if goal else NOTHING_YET
        moment = Moment(self.person, meeting, goal, reached)
        note = replace(
            meeting,
            goal=goal.key if goal else "",
            did=self._did(meeting, goal, step),
            own_words=self._own(moment, special),
            next_words=self._what_next(moment, step),
            step_done=step,
            written_together=self.dice.random() < 0.55,
        )
        return self._after(replace(moment, meeting=note))

    def _did(self, meeting: Meeting, goal: Goal | None, step: int | None) -> tuple[str, ...]:
        did = self.lines.did(goal, meeting.place.mode, self.dice)
        step_is_new = step is not None and "TOOK_A_STEP" not in did
        if step is None:
            did = tuple(code for code in did if code != "TOOK_A_STEP") or ("LISTENED",)
        return (*did, "TOOK_A_STEP") if step_is_new else did

    def _own(self, moment: Moment, special: str) -> str:
        said = self.lines.around(special, moment, self.dice) if special else ""
        if said or self.dice.random() >= 0.62:
            return said
        return self.lines.own(moment, self.dice)

    def _what_next(self, moment: Moment, step: int | None) -> str:
        """The next small step where one was just taken; otherwise a line, or nothing."""
        steps = moment.goal.steps if moment.goal else ()
        if step is not None and step + 1 < len(steps):
            return steps[step + 1]
        return self.lines.next(moment, self.dice) if self.dice.random() < 0.55 else ""

    def _after(self, moment: Moment) -> Meeting:
        """What happened to a few notes later: words added, a correction asked for, a review."""
        added, amended, reviewed = (
            self.lines.around(kind, moment, self.dice) if self.dice.random() < share else ""
            for kind, share in (("added", 0.10), ("amended", 0.02), ("reviews", 0.05))
        )
        correction = None
        if self.dice.random() < 0.015:
            correction = Correction(**self.lines.pair("corrections", self.person.key, self.dice))
        return replace(
            moment.meeting,
            added_words=added,
            amended=amended,
            reviewed=reviewed,
            correction=correction,
        )
