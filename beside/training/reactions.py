"""A course taken to its end counts for the worker's credential; nothing is typed twice."""

from beside.core.action import on
from beside.core.actor import Actor
from beside.core.actor import clock as clock_actor
from beside.workforce import actions as workforce
from beside.workforce.models import Paper

from . import news
from .models import Completion


@on("course.completed")
def count_it(actor: Actor, done: Completion) -> None:
    workforce.count_hours(
        clock_actor(actor.org_id),
        done.person,
        kind=done.course.kind,
        day_on=done.day_on,
        minutes=done.minutes,
        topics=done.course.topics,
        tags=done.course.tags,
        source="training.Completion",
        source_id=done.pk,
    )


@on("certificate.given")
def tell_them(actor: Actor, paper: Paper) -> None:
    done = Completion.objects.select_related("enrolment__person").get(paper=paper)
    news.certificate(done.enrolment, paper.title, f"certificate:{done.pk}")
