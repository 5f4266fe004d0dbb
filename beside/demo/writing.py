"""The note two people share, and what is said beside it afterwards."""

import datetime as dt
from typing import Any

from beside.core import clock
from beside.demo import lines, planning, shapes
from beside.demo.story import DAY, HOUR, MINUTE, Story
from beside.encounters import actions
from beside.encounters.models import Note
from beside.notices import actions as notices
from beside.supervision import actions as supervision
from beside.supervision.models import Review


def plan(story: Story, meeting: shapes.Meeting) -> None:
    """Write down when the note was signed, and what followed."""
    signed = _signed_at(story, meeting)
    story.at(signed, _sign, meeting)
    evening = story.stage.moment(meeting.on + DAY, dt.time(18, story.dice.randint(0, 59)))
    later = max(evening, signed + HOUR)
    for words, deed in (
        (meeting.added_words, _add_words),
        (meeting.amended, _amend),
        (meeting.correction, _ask_correction),
    ):
        if words and meeting.did:
            story.at(later, deed, meeting)
            later += 20 * MINUTE
    if story.chance(0.35):
        story.at(later + 10 * MINUTE, _see_what_was_told)


def _signed_at(story: Story, meeting: shapes.Meeting) -> dt.datetime:
    ends = story.ends(meeting)
    if meeting.written_together:
        return ends + 4 * MINUTE
    if story.chance(0.7):
        return ends + story.dice.randint(15, 70) * MINUTE
    morning = story.stage.moment(meeting.on + DAY, dt.time(9, story.dice.randint(0, 59)))
    return max(morning, ends + HOUR)


def _sign(story: Story, meeting: shapes.Meeting) -> None:
    encounter = story.encounters[meeting.on]
    if not meeting.did or not story.agreed_to_notes:
        note = actions.record_attendance(story.worker, encounter, minutes=meeting.minutes)
        story.notes.append(note)
        return
    goal = planning.goal_of(story, meeting.goal)
    if meeting.step_done is not None:
        planning.take_step(story, meeting.goal, meeting.step_done)
    note = actions.record_encounter(
        story.worker,
        encounter,
        is_together=meeting.written_together,
        opened_at=_opened(story),
        **_says(meeting, goal),
    )
    story.notes.append(note)
    review = Review.objects.filter(note=note).first()
    if review:
        after = story.dice.randint(2, 6) * DAY
        story.at(note.signed_at + after, _read_review, review, meeting)


def _opened(story: Story) -> dt.datetime:
    return clock.now() - dt.timedelta(seconds=story.dice.randint(31, 74))


def _says(meeting: shapes.Meeting, goal: Any) -> dict[str, Any]:
    return {
        "goal": goal,
        "did": list(meeting.did),
        "words": meeting.own_words,
        "next": meeting.next_words,
        "next_on": None,
        "minutes": meeting.minutes,
    }


def _note(story: Story, meeting: shapes.Meeting) -> Note | None:
    encounter = story.encounters[meeting.on]
    found = (note for note in story.notes if note.encounter_id == encounter.pk)
    return next((note for note in found if not note.is_attendance_only), None)


def _add_words(story: Story, meeting: shapes.Meeting) -> None:
    if note := _note(story, meeting):
        actions.add_words(story.me, note, words=meeting.added_words)


def _amend(story: Story, meeting: shapes.Meeting, why: str = "") -> None:
    if note := _note(story, meeting):
        goal = planning.goal_of(story, meeting.goal)
        says = _says(meeting, goal) | {"minutes": meeting.minutes - 5}
        actions.amend_note(story.worker, note, why=why or meeting.amended, **says)


def _ask_correction(story: Story, meeting: shapes.Meeting) -> None:
    if (note := _note(story, meeting)) and meeting.correction:
        asked = actions.ask_correction(story.me, note, words=meeting.correction.asks)
        answer = story.stage.moment(meeting.on + 3 * DAY, dt.time(10, 20))
        story.at(answer, _answer_correction, meeting, asked)


def _answer_correction(story: Story, meeting: shapes.Meeting, asked: Any) -> None:
    if meeting.correction:
        if meeting.correction.answer == "ACCEPTED":
            _amend(story, meeting, why=meeting.correction.words)
        actions.answer_correction(story.worker, asked, answer=meeting.correction.words)


def _see_what_was_told(story: Story) -> None:
    notices.see_notices(story.me, story.who)


def _read_review(story: Story, review: Review, meeting: shapes.Meeting) -> None:
    """The supervisor reads what the lot has drawn, and says what they liked."""
    moment = lines.Moment(story.told, meeting)
    fitting = [line.says for line in lines.around("reviews") if line.suits(moment)]
    words = meeting.reviewed or story.dice.choice(fitting)
    supervision.read_review(story.stage.actor(review.supervisor), review, words=words)
