"""Workers are in recovery too: what carries them, and what the house keeps an eye on for them."""

from .covers import Cover
from .debriefs import Debrief
from .own import OwnPage, SharedLine
from .visits import OnCall, Visit
from .weights import Weight

__all__ = ["Cover", "Debrief", "OnCall", "OwnPage", "SharedLine", "Visit", "Weight"]
