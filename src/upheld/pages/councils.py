"""All bodies of a year as one table, with the form that narrows and sorts it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from upheld.pages.councils_choice import NAME, SORTS, Choice
from upheld.pages.councils_rows import Row, rows_of, sort_rows
from upheld.pages.entries import Directory, Entry
from upheld.pages.environment import page
from upheld.pages.frame import Frame
from upheld.publication.public_file import HTML, PublicFile
from upheld.publication.site import PublicBody, Site

__all__ = ["ADDRESS", "Choice", "Row", "councils_page", "files", "rows_of"]

ADDRESS = "/councils/"


def files(site: Site) -> Iterator[PublicFile]:
    """The table of the newest year, unfiltered and by name."""
    yield PublicFile(
        address=ADDRESS,
        content=councils_page(
            site.bodies,
            rows_of(site.bodies, site.latest.bodies, site.latest.year),
            year=site.latest.year,
            years=tuple(site.years),
            choice=Choice(),
            demonstration=site.demonstration,
            has_page=lambda slug: bool(site.figures(slug)),
        ),
        media_type=HTML,
        public_from=site.opens,
    )


def councils_page(
    bodies: Mapping[str, PublicBody],
    rows: Mapping[str, Row],
    *,
    year: int,
    years: Sequence[int],
    choice: Choice,
    demonstration: bool,
    has_page: Callable[[str], bool] | None = None,
) -> bytes:
    """The table of a year as somebody asked for it, from the `rows` of all bodies.

    `has_page` says of a body without figures in the year whether it has a page all the same;
    without it such bodies are named but not linked.
    """
    figures = {slug: row.figures for slug, row in rows.items()}
    chosen = [body for body in bodies.values() if choice.includes(body, figures.get(body.slug))]
    shown = [rows[body.slug] for body in chosen if body.slug in rows]
    without = [body for body in chosen if body.slug not in rows]
    title = "All councils and other bodies"
    return page(
        "councils.html",
        Frame(
            title=f"{title}, year to 31 March {year}",
            address=ADDRESS,
            demonstration=demonstration,
            description=(
                "Complaints received, decided, investigated and upheld for every council in "
                f"England, year to 31 March {year}, as one table."
            ),
            section="councils",
            wide=True,
        ),
        title=title,
        rows=sort_rows(shown, choice.sort),
        without=_entries(bodies, without, has_page or (lambda _slug: False)),
        total=len(rows),
        year=year,
        choice=choice,
        form=_form(bodies, year, years, choice),
        by_name=choice.sort == NAME,
        sorted_by=SORTS[choice.sort],
    )


def _entries(
    bodies: Mapping[str, PublicBody],
    without: Sequence[PublicBody],
    has_page: Callable[[str], bool],
) -> tuple[list[Entry], list[Entry]]:
    """Bodies without figures in the year: those that exist, and those abolished."""
    directory = Directory(bodies=bodies, has_page=has_page)
    entries = [directory.entry(body) for body in sorted(without, key=lambda body: body.name)]
    return (
        [entry for entry in entries if not entry.ended],
        [entry for entry in entries if entry.ended],
    )


def _form(
    bodies: Mapping[str, PublicBody], year: int, years: Sequence[int], choice: Choice
) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """Name, label and options of every select; an option has a value, words and a mark."""
    kinds = sorted({body.kind for body in bodies.values()}, key=lambda kind: kind.plural.lower())
    regions = sorted({body.region for body in bodies.values() if body.region})
    kind_words = [(kind.value, kind.plural[0].upper() + kind.plural[1:]) for kind in kinds]
    return [
        ("year", "Year to 31 March", _options([(str(y), str(y)) for y in years[::-1]], str(year))),
        ("type", "Type", _options([("", "All types"), *kind_words], choice.type or "")),
        (
            "region",
            "Region",
            _options([("", "All of England"), *((r, r) for r in regions)], choice.region),
        ),
        ("sort", "Order", _options(list(SORTS.items()), choice.sort)),
    ]


def _options(options: Sequence[tuple[str, str]], chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, words, value == chosen) for value, words in options]
