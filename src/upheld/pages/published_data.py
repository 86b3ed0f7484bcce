"""What earlier years printed, as one open table."""

from dataclasses import dataclass

from upheld.domain.demonstration import mark
from upheld.pages.letters_list import size_in_words
from upheld.publication.history import PublishedFact, row_of
from upheld.publication.public_file import CSV, PublicFile
from upheld.publication.site import Site
from upheld.toolbox.delimited import to_csv

NAME = "as-published.csv"
COLUMNS = (
    "body", "name", "year", "measure", "title", "unit", "value", "at_least", "printed", "place",
    "source", "sha256", "note", "demonstration",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PublishedTable:
    """The file as the page of open data names it."""

    file: PublicFile
    size: str
    rows: int
    first: int
    last: int


def published_table(site: Site) -> PublishedTable | None:
    """Everything in history that is public; None where there is nothing."""
    rows = [_row(site, fact) for _, facts in sorted(site.history.items()) for fact in facts]
    if not rows:
        return None
    years = [fact.year for facts in site.history.values() for fact in facts]
    content = to_csv(rows, COLUMNS)
    name = f"{mark(site.demonstration)}{NAME}"
    return PublishedTable(
        file=PublicFile(
            address=f"/data/{name}",
            content=content,
            media_type=CSV,
            public_from=site.opens,
            download=name,
        ),
        size=size_in_words(len(content)),
        rows=len(rows),
        first=min(years),
        last=max(years),
    )


def _row(site: Site, fact: PublishedFact) -> dict[str, object]:
    # The figures were printed; it is the site around them that is a demonstration or is not.
    whole = {"name": site.bodies[fact.body].name, "demonstration": site.demonstration}
    whole |= row_of(fact)
    return {column: whole[column] for column in COLUMNS}
