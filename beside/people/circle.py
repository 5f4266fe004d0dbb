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


def admit_for(person: Person, member: Person, *, since: dt.datetime, until: dt.datetime) -> Circle:
    """For a while this member of staff sees the person's record. It ends by itself."""
    circle = Circle(person=person, member=member, part="STAND_IN", since=since, until=until)
    circle.save()
    return circle


def end_at_once(person: Person, member: Person, *, until: dt.datetime) -> None:
    """Whoever stood in sees the record until then at most."""
    for circle in Circle.objects.filter(
        person=person, member=member, part="STAND_IN", until__gt=until
    ):
        circle.since, circle.until = min(circle.since, until), until
        circle.save()


def step_back(person: Person, member: Person, *, until: dt.datetime) -> None:
    """They see the record until then, and no longer."""
    for circle in Circle.objects.filter(person=person, member=member, until=None):
        circle.until = until
        circle.save()
