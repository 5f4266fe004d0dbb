"""What a supervisor and a worker write."""

from .evidence import Between
from .growing import Answer, Seen, Shown
from .impressions import HowItWas
from .meetings import Held, Together
from .own import Asked, HowOften, Point
from .qualified import Brings
from .reviews import Read
from .ties import Agree, Say

__all__ = [
    "Agree",
    "Answer",
    "Asked",
    "Between",
    "Brings",
    "Held",
    "HowItWas",
    "HowOften",
    "Point",
    "Read",
    "Say",
    "Seen",
    "Shown",
    "Together",
]
