"""How often one address, or one number, may try: counted in memory, and never more than so many."""

import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

# So many addresses at a time are counted; the one that was quiet longest is forgotten first.
MOST_KEPT = 20_000
# Whoever has one address of the newer kind has all of this block.
BLOCK = 64


class Tries:
    """At most `most` tries of one key within `seconds`. Safe between threads of one process."""

    def __init__(
        self, *, most: int, seconds: int, clock: Callable[[], float] = time.monotonic,
        kept: int = MOST_KEPT,
    ) -> None:  # fmt: skip
        """`clock` gives seconds that only grow."""
        self.most, self.seconds = most, seconds
        self._clock, self._kept = clock, kept
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def used_up(self, key: str) -> bool:
        """Whether a key has no try left for now."""
        with self._lock:
            return len(self._recent(key)) >= self.most

    def note(self, key: str) -> None:
        """Count one try."""
        with self._lock:
            times = self._recent(key)
            times.append(self._clock())
            self._times[key] = times
            self._times.move_to_end(key)
            while len(self._times) > self._kept:
                self._times.popitem(last=False)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._times.clear()

    def _recent(self, key: str) -> deque[float]:
        times = self._times.get(key) or deque(maxlen=self.most)
        while times and times[0] <= self._clock() - self.seconds:
            times.popleft()
        return times


def network_of(address: str) -> str:
    """Whom an address is counted as: itself, or its block where one person has a whole block."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(ipaddress.ip_network((known, BLOCK), strict=False))
