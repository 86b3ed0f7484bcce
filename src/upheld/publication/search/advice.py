"""What a reader is told who found nothing, though each of their words is somewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from upheld.publication.search.asked import Filters
from upheld.publication.search.typed import Part

Parts = tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Something a reader is told, and whole searches to try instead."""

    words: str
    near: tuple[str, ...] = ()


def advised(
    parts: Parts, filters: Filters, how_many: Callable[[Parts, Filters], int]
) -> Iterator[Advice]:
    """Why nothing was found, and what would be found otherwise."""
    chosen = filters != Filters()
    references = [part for part in parts if part.reference and not part.excluded]
    lost = [part.text for part in references if not how_many((part,), Filters())]
    if chosen and (found := how_many(parts, Filters())):
        told = f"The filters leave nothing. Without them {_results(found)} would be found."
        yield Advice(words=told)
    elif lost:
        yield Advice(words=f"Nothing published has the reference {lost[0]}.")
    elif references:
        kept = tuple(part.text for part in references)
        told = f"What is published of {kept[0]} does not have everything else that was asked for."
        yield Advice(words=told, near=kept)
    elif any(part.quoted and not part.excluded for part in parts):
        loose = tuple(each for part in parts for each in _loose(part))
        if found := how_many(loose, filters):
            yield Advice(
                words="Nothing has these words one after the other. Without the quotation marks "
                f"{_results(found)} would be found."
            )
    elif sum(not part.excluded for part in parts) > 1:
        yield Advice(words="Nothing has all of these words. Try fewer of them.")


def _loose(part: Part) -> Parts:
    if part.excluded or not part.quoted:
        return (part,)
    return tuple(replace(part, text=word, quoted=False) for word in part.text.split())


def _results(found: int) -> str:
    return "1 result" if found == 1 else f"{found:,} results"
