"""What a supervisor and a worker write."""

from .evidence import Between
from .meetings import Held, Together
from .own import Asked, HowOften, Point
from .reviews import Read

__all__ = ["Asked", "Between", "Held", "HowOften", "Point", "Read", "Together"]
