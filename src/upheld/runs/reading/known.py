"""What is known of a body and year besides the documents given."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from upheld.archive.reading import Reading
from upheld.publication.reader import Edition, PublicStore
from upheld.runs.reading.compiled import compiled_readings
from upheld.runs.reading.naming import RegisterNaming
from upheld.runs.reading.released import released_reading
from upheld.toolbox import clock

Accepted = Callable[[str, int], Iterable[Reading]]
"""What a person accepted before about a body (its slug) and year."""


def nothing_accepted(_body: str, _year: int) -> tuple[Reading, ...]:
    """Where no history is kept."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Known:
    """Printed figures that we compiled, accepted history, and what our public site shows now."""

    naming: RegisterNaming
    accepted: Accepted
    edition: Edition | None
    now: datetime

    def against(self, readings: Sequence[Reading], *, demonstration: bool) -> tuple[Reading, ...]:
        """What real documents are held against; for those of a demonstration its own figures."""
        own = {reading.source.sha256 for reading in readings}
        subjects = sorted({(r.body, r.year) for r in readings if r.body and r.year})
        return tuple(
            known
            for body, year in subjects
            if body and year
            for known in self._about(body, year, demonstration=demonstration)
            # What was accepted from one of the very files is not another document.
            if known.source.sha256 not in own
        )

    def _about(self, body: str, year: int, *, demonstration: bool) -> Iterator[Reading]:
        if not demonstration:
            yield from self.accepted(body, year)
            yield from compiled_readings(body, year, self.naming)
        if self.edition is not None:
            released = released_reading(
                self.edition, body, year, now=self.now, invented=demonstration
            )
            if released is not None:
                yield released


def known_here(naming: RegisterNaming, accepted: Accepted) -> Known:
    """What this installation knows at this moment: nothing before its public hour."""
    store = PublicStore(Path(settings.UPHELD_PUBLIC))
    return Known(naming=naming, accepted=accepted, edition=store.edition(), now=clock.now())
