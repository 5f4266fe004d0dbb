"""What people are told of deeds on the storeys below."""

from django.utils.translation import gettext as _

from beside.consent import queries as trust
from beside.consent.models import Glass, Question
from beside.core.action import on
from beside.core.actor import Actor
from beside.core.address import at
from beside.workforce.models import StageChange

from .telling import tell


@on("glass.broken")
def tell_who_it_is_about(actor: Actor, glass: Glass) -> None:
    """The person is told at once, in the words that were given; so is every reviewer."""
    tell(
        glass.person,
        kind="glass.broken",
        words=lambda: (
            _("%(who)s opened your record in an emergency. Their reason: %(why)s")
            % {"who": glass.by.name, "why": glass.words}
        ),
        key=f"glass:{glass.pk}",
        link=at(glass.org, "consent:who_looked"),
    )
    for reviewer in trust.reviewers():
        tell(
            reviewer,
            kind="glass.to_review",
            words=lambda: (
                _("%(who)s opened a record in an emergency. Please review it within two days.")
                % {"who": glass.by.name}
            ),
            key=f"glass.review:{glass.pk}:{reviewer.pk}",
            link=at(glass.org, "consent:log"),
        )


@on("question.asked")
def tell_those_who_answer(actor: Actor, question: Question) -> None:
    for reviewer in trust.reviewers():
        tell(
            reviewer,
            kind="question.asked",
            words=_("Someone asked about their record. There is a day by which it is promised."),
            key=f"question:{question.pk}:{reviewer.pk}",
            link=at(question.org, "consent:log"),
        )


@on("question.answered")
def tell_who_asked(actor: Actor, question: Question) -> None:
    tell(
        question.person,
        kind="question.answered",
        words=_("There is an answer to what you asked about your record."),
        key=f"question.answered:{question.pk}",
        link=at(question.org, "consent:questions"),
    )


@on("stage.changed")
def tell_who_has_come_further(actor: Actor, change: StageChange) -> None:
    """The reason is on their page; a notice only says that there is one."""
    tell(
        change.profile.person,
        kind="stage.changed",
        words=lambda: (
            _("How far along you are has changed: %(stage)s. You can read why.")
            % {"stage": change.label}
        ),
        key=f"stage:{change.pk}",
        link=at(change.org, "workforce:my_way"),
    )
