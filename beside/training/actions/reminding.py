"""Reminders, which the clock gives: a course tomorrow, a credential that comes to its end."""

import datetime as dt

from beside.core.action import action
from beside.core.actor import Actor
from beside.workforce.models import Credential

from .. import news, policy, queries
from ..models import Session


@action(event="session.reminded", may=policy.may_remind_of_session)
def remind_of_session(actor: Actor, session: Session) -> Session:
    """Everybody with a seat hears of it the day before. Safe to repeat."""
    for seat in session.cohort.enrolments.filter(state="ACCEPTED").select_related("person"):
        news.tomorrow(seat, session, key=queries.session_key(session))
    return session


@action(event="renewal.reminded", may=policy.may_remind_of_renewal)
def remind_of_renewal(
    actor: Actor, credential: Credential, *, ends_on: dt.date, mark: str, key: str
) -> Credential:
    """The worker hears how long it still lasts, and where to look. Safe to repeat."""
    news.renewal(credential, ends_on=ends_on, mark=mark, key=key)
    return credential
