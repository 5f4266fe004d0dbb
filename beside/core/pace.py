"""How often a door may be tried. Slower after each miss, never shut for good.

Who tries is kept as a keyed hash, and only for as long as it takes: nothing here remembers
an address.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from . import clock


@dataclass(frozen=True)
class SlowDown:
    """After some misses each further try waits longer, up to a limit, then is welcome again."""

    name: str
    free: int = 6
    longest: int = 30
    forgets_after: int = 3600

    def wait(self, who: str) -> int:
        """Seconds until the next try, 0 when it may be made now."""
        misses, last = cache.get(_key(self.name, who), (0, 0.0))
        if misses < self.free:
            return 0
        pause = min(self.longest, 2 ** min(misses - self.free + 1, 10))
        return max(0, round(last + pause - clock.now().timestamp()))

    def missed(self, who: str) -> None:
        key = _key(self.name, who)
        misses, _last = cache.get(key, (0, 0.0))
        cache.set(key, (misses + 1, clock.now().timestamp()), self.forgets_after)


@dataclass(frozen=True)
class Quota:
    """So many in such a span, then a wait until the span is over."""

    name: str
    most: int
    seconds: int

    def spend(self, who: str) -> int:
        """Count one. Returns the seconds to wait when there were too many, else 0."""
        key, now = _key(self.name, who), clock.now().timestamp()
        count, ends = cache.get(key, (0, now + self.seconds))
        if ends <= now:
            count, ends = 0, now + self.seconds
        if count >= self.most:
            return max(1, round(ends - now))
        cache.set(key, (count + 1, ends), max(1, round(ends - now)))
        return 0


def _key(name: str, who: str) -> str:
    return f"pace:{name}:{salted_hmac('beside.core.pace', who, algorithm='sha256').hexdigest()}"
