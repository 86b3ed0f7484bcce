"""PDF that is made on request: one at a time, and no crowd waits for it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from upheld.web.public.turns import Busy

# The typesetter keeps fonts and parsed files for each thread that used it, some 25 MB: one thread
# sets every document, so that a burst cannot fill memory. Those who wait hold a thread of the
# server each; more than these are asked to come again, and pages are answered meanwhile.
WAITING = 8
_setter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typesetting")
_places = threading.BoundedSemaphore(WAITING)


def set_in_turn(make: Callable[[], bytes]) -> bytes:
    """What `make` gives, made after those who came before; `Busy` where too many wait."""
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        return _setter.submit(make).result()
    finally:
        _places.release()
