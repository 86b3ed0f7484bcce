"""What a page shows, to take away: the same facts as JSON and as CSV."""

from collections.abc import Iterator
from typing import Any

from upheld.pages.council.kin import relations_of
from upheld.pages.council.record import corrections_of, improvements_of, reports_of
from upheld.pages.council.subject import Subject
from upheld.pages.council.summary import summarise
from upheld.pages.council.trends import Trends
from upheld.pages.unstated import tell_unstated, unstated_counts
from upheld.publication.history import row_of
from upheld.publication.release import to_bytes
from upheld.publication.tables.bodies import ORIGIN, WHO, figures
from upheld.publication.tables.table import Table
from upheld.statistics.figures_json import to_json
from upheld.toolbox.delimited import to_csv

Json = dict[str, Any]
_LICENCE = "Open Government Licence v3.0"
_COUNTS = ("received", "decided", "compliance")
# What the page shows of other years.
_OVER_THE_YEARS = ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate")


def figures_of_all_years(subject: Subject) -> Table:
    """The open table of the body's figures, over all years: made once, used by each of them."""
    return figures(subject.site.figures(subject.body.slug).values())


def write_json(subject: Subject, trends: Trends) -> bytes:
    """The figures as `upheld figures --json` prints them, and the facts that stand beside them."""
    data, unstated = to_json(subject.figures), unstated_counts(subject.figures)
    measures = {name: each for name, each in data["measures"].items() if name not in unstated}
    return to_bytes(
        {
            **data,
            "measures": measures,
            **({"not_stated": tell_unstated(subject.figures)} if unstated else {}),
            "page": subject.address,
            "licence": _LICENCE,
            "summary": summarise(subject),
            "years": [vars(row) for row in trends.rows],
            "series_breaks": [vars(note) for note in trends.notes],
            **({"as_published": published} if (published := _published(subject)) else {}),
            "letter": _letter(subject),
            "reports": [vars(report) for report in reports_of(subject)],
            "improvements": [vars(each) for each in improvements_of(subject).shown],
            "relations": [
                {"words": each.words, "bodies": [vars(one) for one in each.relatives]}
                for each in relations_of(subject)
            ],
            "corrections": [
                {"release": each.release, "corrects": each.corrects, "why": each.why}
                for each in corrections_of(subject)
            ],
        }
    )


def write_csv(subject: Subject, trends: Trends, table: Table) -> bytes:
    """One line for each number of the page; `part` names where it stands there."""
    columns = ("part", "item", *table.columns, "text")
    empty = dict.fromkeys(columns)
    year = subject.year.year
    unstated = unstated_counts(subject.figures)
    own = [row for row in table.rows if row["year"] == year and row["measure"] not in unstated]
    others = [row for row in table.rows if row["measure"] in _OVER_THE_YEARS]
    rows = [
        {**empty, "part": part, "item": row["measure"], **row}
        for part, chosen in (("figures", own), ("years", others))
        for row in chosen
    ]
    origin = {**empty, **{key: own[0][key] for key in (*WHO, *ORIGIN)}} if own else empty
    rows += [{**origin, **row} for row in (*_counted(subject), *_told(subject, trends))]
    return to_csv(rows, columns)


def _counted(subject: Subject) -> Iterator[Json]:
    for part in _COUNTS:
        for item, count in getattr(subject.figures, part).items():
            yield {"part": part, "item": item, "numerator": count, "display": f"{count:,}"}


def _told(subject: Subject, trends: Trends) -> Iterator[Json]:
    yield {"part": "summary", "text": summarise(subject)}
    for row in trends.rows:
        yield {
            "part": "years",
            "item": "decided",
            "year": row.year,
            "display": row.decided,
            "text": row.change,
        }
    for fact in _published(subject):
        yield {
            "part": "as published",
            "item": fact["measure"],
            "year": fact["year"],
            "display": fact["display"],
            "text": f"{fact['place']} of {fact['source']}"
            + (f": {fact['note']}" if fact["note"] else ""),
        }
    for note in trends.notes:
        yield {
            "part": "series breaks",
            "item": note.from_year,
            "text": f"{note.titles}: {note.why}",
        }
    if unstated_counts(subject.figures):
        yield {"part": "not stated", "text": tell_unstated(subject.figures)}
    for report in reports_of(subject):
        text = f"{report.title}. {report.state}"
        yield {"part": "reports", "item": report.reference, "text": text}
    for each in improvements_of(subject).shown:
        yield {"part": "improvements", "item": each.state, "text": each.summary}
    for correction in corrections_of(subject):
        yield {"part": "corrections", "item": correction.release, "text": correction.why}


def _published(subject: Subject) -> list[Json]:
    """Everything that earlier years printed about the body, not recounted."""
    facts = subject.site.history.get(subject.body.slug, ())
    return [row_of(fact) for fact in facts]


def _letter(subject: Subject) -> Json | None:
    letter = subject.year.letters.get(subject.body.slug)
    if letter is None:
        return None
    return {
        "page": letter.address,
        "pdf": letter.pdf_address,
        "pages": letter.pages,
        "size": letter.size,
        "sha256": letter.sha256,
    }
