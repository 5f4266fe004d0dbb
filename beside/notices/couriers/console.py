"""A courier that only says what it would have carried: for a demo and for trying things out."""

import logging

from . import Message

log = logging.getLogger("beside.courier")


class Console:
    def carry(self, message: Message) -> None:
        """Write the words to the log. The address stays out of it: logs are read by many."""
        log.info("%s to somebody's safe address: %s", message.channel, message.text)
