"""Who stands near a participant. Written only inside the deeds of higher storeys."""

import datetime as dt

from .models import Circle, Person


def admit(person: Person, member: Person, *, now: dt.datetime, part: str = "WORKER") -> Circle:
    """From now on this member of staff sees the person's record. Safe to repeat."""
    standing = Circle.objects.filter(person=person, member=member, part=part, until=None).first()
    if standing:
        return standing
    circle = Circle(person=person, member=member, part=part, since=now)
    circle.save()
    return circle


def step_back(person: Person, member: Person, *, until: dt.datetime) -> None:
    """They see the record until then, and no longer."""
    for circle in Circle.objects.filter(person=person, member=member, until=None):
        circle.until = until
        circle.save()
