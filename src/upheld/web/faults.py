"""Faults of ours: where in the code, and nothing of what was asked or sent."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("upheld.web")


class Faults:
    """Middleware: notes what a view raised; Django answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done where a view raises."""
        return self._get_response(request)

    def note(self, request: HttpRequest, fault: Exception) -> None:
        """Log the kind of a fault and its place."""
        del request
        last = traceback.extract_tb(fault.__traceback__)[-1:]
        where = f"{Path(last[0].filename).name}:{last[0].lineno}" if last else "unknown"
        log.error("%s in %s", type(fault).__name__, where)

    # The name by which Django calls it.
    process_exception = note
