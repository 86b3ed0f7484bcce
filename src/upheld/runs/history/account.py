"""What accepting many documents came to, in words."""

from collections.abc import Iterator

from upheld.archive.vocabulary import MEASURED
from upheld.runs.history.judging import Judged
from upheld.runs.history.taking import Accepted

# Where a reading has no words of its own.
NOT_SETTLED = "body or year is not known, or the body had not begun by the end of the year"


def told_of(done: Accepted) -> Iterator[str]:
    """One line for the document, and one for each thing that was left."""
    yield f"{done.source}: {_count(done.entered, 'figure')} accepted, {done.known:,} known already"
    for reading in done.not_settled:
        why = "; ".join(reading.doubts) or NOT_SETTLED
        yield f"  left: all of “{reading.body_printed or 'no name'}”: {why}"
    doubted: dict[tuple[str, int], list[Judged]] = {}
    for each in done.left:
        if each.reading.doubts and each.against == each.reading.doubts:
            doubted.setdefault((each.body, each.year), []).append(each)
        else:
            yield f"  left: {_told(each)}"
    for (body, year), some in doubted.items():
        why = "; ".join(some[0].against)
        yield f"  left: {_count(len(some), 'figure')} of {body} {year}: {why}"


def _told(each: Judged) -> str:
    figure = each.candidate.figure
    what = MEASURED[figure.measure].words
    against = "; ".join(each.against) or "the document prints another value too"
    return f"{each.body} {each.year}, {what} {figure.printed} ({figure.place.words}): {against}"


def _count(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else f'{word}s'}"
