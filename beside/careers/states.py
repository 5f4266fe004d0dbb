"""How an application for a credential may go, and how an answer about a role may: which step can
follow which. Data, so that a page, an action and a test read the same table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stand(TextChoices):
    """Where an application stands."""

    PREPARING = "PREPARING", _("Getting ready")
    SENT = "SENT", _("Sent")
    EXAM_BOOKED = "EXAM_BOOKED", _("Exam booked")
    EXAM_PASSED = "EXAM_PASSED", _("Exam passed")
    EXAM_AGAIN = "EXAM_AGAIN", _("Exam not passed this time")
    NOT_GRANTED = "NOT_GRANTED", _("They said no")
    APPEALED = "APPEALED", _("Asked to look again")
    GRANTED = "GRANTED", _("Granted")
    LEFT = "LEFT", _("Left for now")


AFTER: dict[str, tuple[Stand, ...]] = {
    Stand.PREPARING: (Stand.SENT, Stand.EXAM_BOOKED, Stand.LEFT),
    Stand.SENT: (Stand.EXAM_BOOKED, Stand.GRANTED, Stand.NOT_GRANTED, Stand.LEFT),
    Stand.EXAM_BOOKED: (Stand.EXAM_PASSED, Stand.EXAM_AGAIN, Stand.LEFT),
    Stand.EXAM_PASSED: (Stand.SENT, Stand.GRANTED, Stand.NOT_GRANTED, Stand.LEFT),
    Stand.EXAM_AGAIN: (Stand.EXAM_BOOKED, Stand.LEFT),
    Stand.NOT_GRANTED: (Stand.APPEALED, Stand.LEFT),
    Stand.APPEALED: (Stand.GRANTED, Stand.LEFT),
    Stand.GRANTED: (),
    Stand.LEFT: (),
}
ENDS = tuple(str(stand) for stand, after in AFTER.items() if not after)
UNDER_WAY = tuple(str(stand) for stand in Stand if stand not in ENDS)
DEEDS = {
    Stand.SENT: _("I have sent it"),
    Stand.EXAM_BOOKED: _("I have booked the exam"),
    Stand.EXAM_PASSED: _("I passed the exam"),
    Stand.EXAM_AGAIN: _("Not passed this time"),
    Stand.GRANTED: _("They said yes"),
    Stand.NOT_GRANTED: _("They said no"),
    Stand.APPEALED: _("I asked them to look again"),
    Stand.LEFT: _("I leave it for now"),
}
"""What the worker says when it moves on."""


class Answer(TextChoices):
    """Where somebody's wish for a role stands."""

    ARRIVED = "ARRIVED", _("Arrived")
    READING = "READING", _("Somebody is reading it")
    TALK = "TALK", _("Let us talk")
    YES = "YES", _("The role is yours")
    NOT_NOW = "NOT_NOW", _("Not this time")
    TAKEN_BACK = "TAKEN_BACK", _("Taken back")


ANSWERS: dict[str, tuple[Answer, ...]] = {
    Answer.ARRIVED: (Answer.READING, Answer.TALK, Answer.YES, Answer.NOT_NOW),
    Answer.READING: (Answer.TALK, Answer.YES, Answer.NOT_NOW),
    Answer.TALK: (Answer.YES, Answer.NOT_NOW),
    Answer.YES: (),
    Answer.NOT_NOW: (),
    Answer.TAKEN_BACK: (),
}
OPEN_ANSWERS = tuple(str(answer) for answer, after in ANSWERS.items() if after)
