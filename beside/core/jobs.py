"""What the house does for itself, on a schedule."""

import datetime as dt

from django.contrib.sessions.backends.db import SessionStore
from django_tasks_db.models import DBTaskResult

from . import checkpoint, clock, statistics
from .background import every
from .models import Once, Org

REMEMBER_FORMS = dt.timedelta(days=2)
REMEMBER_TASKS = dt.timedelta(days=7)


@every(hours=1)
def sign_history(org: Org) -> None:
    """Sign where history stands, outside the database."""
    checkpoint.put_mark(org)


@every(days=1)
def tidy(org: Org) -> None:
    """Let go of what has served its turn: old form marks, finished tasks, ended visits."""
    Once.objects.filter(org=org, at__lt=clock.now() - REMEMBER_FORMS).delete()
    DBTaskResult.objects.successful().filter(finished_at__lt=clock.now() - REMEMBER_TASKS).delete()
    SessionStore.clear_expired()
    statistics.look_again()
