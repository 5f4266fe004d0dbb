"""What the clock does: certificates, a course tomorrow, a credential that comes to its end."""

from beside.core import clock
from beside.core.actor import clock as by_the_clock
from beside.core.background import every
from beside.core.models import Org

from . import actions, certificate, queries


@every(minutes=5)
def make_certificates(org: Org) -> None:
    """The document is made before the transaction begins, so that nobody waits for it."""
    for completion in queries.without_certificate():
        made = certificate.of(completion, org=org.name)
        actions.give_certificate(by_the_clock(org.pk), completion, upload=made)


@every(hours=1)
def remind_of_courses(org: Org) -> None:
    for session in queries.sessions_soon(clock.today()):
        actions.remind_of_session(by_the_clock(org.pk), session)


@every(hours=6)
def remind_of_renewals(org: Org) -> None:
    for due in queries.renewals_due(clock.today()):
        actions.remind_of_renewal(
            by_the_clock(org.pk), due.credential, ends_on=due.ends_on, mark=due.mark, key=due.key
        )
