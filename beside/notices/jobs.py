"""Messages leave in three short steps: counted, carried, noted as carried.

The carrying happens outside any transaction, so a slow mail server keeps nobody waiting. When a
worker dies between carrying and noting, the message is tried again with the same id: it leaves at
least once, and a courier that passes the id on lets it arrive once.
"""

import logging
from uuid import UUID

from django_tasks import task

from beside.core import clock, tenancy
from beside.core.actor import clock as by_the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions, couriers, queries
from .models import Notice

log = logging.getLogger("beside")


@every(minutes=1)
def take_up_due(org: Org) -> None:
    """Take up what is due, and hand each to a task of its own."""
    for notice in queries.to_carry(clock.now()):
        taken = actions.take_up_notice(by_the_clock(org.pk), notice)
        if taken.state == Notice.State.WAITING:
            carry.enqueue(str(org.pk), str(taken.pk))


@task()
def carry(org_id: str, notice_id: str) -> None:
    """Carry one message, unless it was sent or taken back in the meantime."""
    org = UUID(org_id)
    with tenancy.within(org):
        notice = Notice.objects.get(pk=notice_id)
        if notice.state != Notice.State.WAITING:
            return
        message = couriers.Message(notice.pk, notice.channel, notice.address, notice.discreet)
    if _carried(message):
        with tenancy.within(org):
            actions.note_sent(by_the_clock(org), notice)


def _carried(message: couriers.Message) -> bool:
    courier = couriers.for_channel(message.channel)
    try:
        if courier is None:
            return False
        courier.carry(message)
    except Exception as trouble:
        # A courier is somebody else's code: whatever goes wrong there, the message waits and is
        # tried again. What it said may hold an address, so only the kind of trouble is logged.
        log.warning("Message %s was not carried: %s.", message.id, type(trouble).__name__)
        return False
    return True
