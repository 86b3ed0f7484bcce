"""What a reader is told who found nothing, though each of their words is somewhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from upheld.publication.search.asked import Filters
from upheld.publication.search.typed import Part

Parts = tuple[Part, ...]


def advised(
    parts: Parts, filters: Filters, how_many: Callable[[Parts, Filters], int]
) -> Iterator[str]:
    """Why nothing was found, and what would be found otherwise."""
    chosen = filters != Filters()
    references = [part for part in parts if part.reference and not part.excluded]
    if chosen and (found := how_many(parts, Filters())):
        yield f"The filters leave nothing. Without them {_results(found)} would be found."
    elif references:
        yield f"Nothing published has the reference {references[0].text}."
    elif any(part.quoted and not part.excluded for part in parts):
        loose = tuple(each for part in parts for each in _loose(part))
        if found := how_many(loose, filters):
            yield (
                "Nothing has these words one after the other. Without the quotation marks "
                f"{_results(found)} would be found."
            )
    elif sum(not part.excluded for part in parts) > 1:
        yield "Nothing has all of these words. Try fewer of them."


def _loose(part: Part) -> Parts:
    if part.excluded or not part.quoted:
        return (part,)
    return tuple(replace(part, text=word, quoted=False) for word in part.text.split())


def _results(found: int) -> str:
    return "1 result" if found == 1 else f"{found:,} results"
