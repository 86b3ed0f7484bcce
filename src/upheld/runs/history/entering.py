"""Which printed figures may enter history, and what speaks against one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from upheld.archive.contradiction import Contradiction
from upheld.archive.printed import PrintedFigure
from upheld.archive.reading import Reading, Source
from upheld.archive.vocabulary import MEASURED
from upheld.register.models import Authority

MARCH = 3


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A figure of a reading that may enter, once for each value that the document prints."""

    figure: PrintedFigure
    against: tuple[str, ...] = ()
    """What contradicts it, with the arithmetic; what is in doubt about the whole reading."""

    @property
    def key(self) -> str:
        """What names it among those of its reading: no two have the same."""
        more = "+" if self.figure.at_least else ""
        return f"{self.figure.measure}={self.figure.value}{more}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A figure that a person accepts about a body and year."""

    body: str
    year: int
    source: Source
    figure: PrintedFigure
    why: str = ""
    """The public reason, where something speaks against it."""
    doubted: bool = False
    """Whether something does."""


def public_name(source: Source) -> str:
    """A document's name as it becomes public: without the folders that it lay in here."""
    return source.name.rpartition("/")[2]


def may_enter(measure: str) -> bool:
    """Whether history takes a measure: about bodies, and never the base of a percentage."""
    known = MEASURED.get(measure)
    return known is not None and known.of_body and not known.base_of


def had_begun(body: str, year: int) -> bool:
    """Whether a body had its first day by the end of a reporting year."""
    start = Authority.objects.filter(pk=body).values_list("start", flat=True).first()
    return start is None or (start.year, start.month) <= (year, MARCH)


def candidates(
    reading: Reading, contradictions: Iterable[Contradiction] = ()
) -> tuple[Candidate, ...]:
    """What a reading offers, in reading order; a value printed again counts once."""
    against = [each for each in contradictions if _concerns(each, reading)]
    found: dict[str, Candidate] = {}
    for figure in reading.figures:
        if not may_enter(figure.measure):
            continue
        said = tuple(each.arithmetic for each in against if _touches(each, reading, figure))
        new = Candidate(figure=figure, against=said + reading.doubts)
        before = found.setdefault(new.key, new)
        if before is not new and set(new.against) - set(before.against):
            both = (*before.against, *(s for s in new.against if s not in before.against))
            found[new.key] = Candidate(figure=before.figure, against=both)
    return tuple(_tell_double(found.values()))


def _tell_double(found: Iterable[Candidate]) -> Iterable[Candidate]:
    """Where a document prints a measure with two values, each is said to be against the other."""
    order = list(found)
    by_measure = {
        measure: [each.figure for each in some]
        for measure, some in groupby(
            sorted(order, key=lambda each: each.figure.measure), lambda each: each.figure.measure
        )
    }
    for each in order:
        others = [o for o in by_measure[each.figure.measure] if o is not each.figure]
        said = tuple(f"{o.place.words} prints {o.printed}" for o in others)
        if each.against or not said:
            yield each
        else:
            yield Candidate(figure=each.figure, against=said)


def _concerns(contradiction: Contradiction, reading: Reading) -> bool:
    return any(each.source.sha256 == reading.source.sha256 for each in contradiction.witnesses)


def _touches(contradiction: Contradiction, reading: Reading, figure: PrintedFigure) -> bool:
    return any(
        each.source.sha256 == reading.source.sha256
        and each.figure.measure == figure.measure
        and each.figure.place == figure.place
        and not each.sound
        for each in contradiction.witnesses
    )
