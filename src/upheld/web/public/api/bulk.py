"""Bulk files: everything of one kind as JSON lines, with their checksums."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import takewhile

from upheld.domain.demonstration import mark
from upheld.domain.publication import DocumentKind
from upheld.publication.search.asked import Filters, Search
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.decisions import whole
from upheld.web.public.api.improvements import tell as tell_improvement
from upheld.web.public.api.learning import tell as tell_resource
from upheld.web.public.api.packing import Packed, packed
from upheld.web.public.api.problems import missing
from upheld.web.public.api.reports import tell as tell_report
from upheld.web.public.api.resource import Download, Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json
from upheld.web.public.api.searching import index_of
from upheld.web.public.api.years import FILE

GZIP = "application/gzip"
DECISIONS = "decisions.jsonl.gz"
"""The largest file; it says nothing that changes with the day."""

NAME = Parameter(
    name="name",
    schema=s.text(
        "A bulk file by its name.",
        pattern=r"^(decisions|decisions-[0-9]{4}|reports|improvements|resources)\.jsonl\.gz$",
    ),
    required=True,
    example="reports.jsonl.gz",
)
SCHEMA = s.record(
    {
        "name": s.text("In a demonstration it is saved with DEMONSTRATION- before it."),
        "address": s.address(),
        "checksum": s.address("Says its length and its SHA-256 sum."),
        "media_type": s.text(),
        "about": s.text("What each line holds."),
        "year": s.or_null(s.count("Of decisions the calendar year; null where it holds all.")),
        "lines": s.or_null(s.count("How many lines it has now, where that is known.", minimum=0)),
    }
)


def _decisions(question: Question) -> Iterator[Json]:
    return map(whole, question.shelf.decisions(question.now))


def _decisions_of(question: Question, year: int) -> Iterator[Json]:
    after = (date(year - 1, 12, 31), "~", "~")
    found = question.shelf.decisions(question.now, after=after)
    return map(whole, takewhile(lambda one: one.decided.year == year, found))


def _reports(question: Question) -> Iterator[Json]:
    found = reversed(question.shelf.reports(question.now))
    return (tell_report(each, question.today) for each in found)


def _improvements(question: Question) -> Iterator[Json]:
    found = question.shelf.each_improvement(question.now)
    return (tell_improvement(each, question.today) for each in found)


def _resources(question: Question) -> Iterator[Json]:
    found = reversed(question.shelf.learning(question.now))
    return map(tell_resource, found)


_WHOLE: Mapping[str, tuple[str, Callable[[Question], Iterator[Json]]]] = {
    "decisions": ("A decision about one body with its text, by day.", _decisions),
    "reports": ("A report, by day of issue.", _reports),
    "improvements": ("An improvement as it stands today, by day due.", _improvements),
    "resources": ("A focus report, guide or learning example, by day.", _resources),
}


def every(question: Question) -> Page:
    """The files there are, those of decisions also year by year."""
    search = Search(filters=Filters(kind=DocumentKind.STATEMENT))
    found = index_of(question).find(search, now=question.now, size=1)
    shelf, now = question.shelf, question.now
    lines = {
        "decisions": found.total, "reports": len(shelf.reports(now)),
        "resources": len(shelf.learning(now)),
    }  # fmt: skip
    files = [_file(name, about, None, lines.get(name)) for name, (about, _) in _WHOLE.items()]
    years = sorted((int(year), count) for year, count in found.counts["year"].items())
    about = _WHOLE["decisions"][0]
    files += [_file(f"decisions-{year}", about, year, count) for year, count in years]
    return Page(items=files)


def _file(stem: str, about: str, year: int | None, lines: int | None) -> Json:
    name = f"{stem}.jsonl.gz"
    return {
        "name": name, "address": addresses.of(f"/bulk/{name}"),
        "checksum": addresses.of(f"/bulk/{name}/checksum"), "media_type": GZIP, "about": about,
        "year": year, "lines": lines,
    }  # fmt: skip


def one(question: Question) -> Download:
    """One file."""
    made = _made(question)
    return Download(
        name=_saved_as(question), media_type=GZIP, size=made.size, sha256=made.sha256,
        pieces=made.pieces,
    )  # fmt: skip


def checksum(question: Question) -> Json:
    """What one file is known by, as it is now."""
    made = _made(question)
    return {
        "name": _saved_as(question),
        "address": addresses.of(f"/bulk/{question.values['name']}"),
        "media_type": GZIP,
        "size": made.size,
        "sha256": made.sha256,
    }


def _saved_as(question: Question) -> str:
    return f"{mark(question.served.demonstration)}{question.values['name']}"


def _made(question: Question) -> Packed:
    name = str(question.values["name"])
    _, year = _named(name)
    if year and not date.min.year < int(year) <= question.today.year:
        raise missing("No decision of this year is published.")
    return packed(question, name, lambda: lines_of(question))


def lines_of(question: Question) -> Iterator[Json]:
    """What the file holds that a question names, item by item."""
    stem, year = _named(str(question.values["name"]))
    told = _decisions_of(question, int(year)) if year else _WHOLE[stem][1](question)
    return ({"demonstration": question.served.demonstration, **line} for line in told)


def _named(name: str) -> tuple[str, str]:
    stem, _, year = name.removesuffix(".jsonl.gz").partition("-")
    return stem, year


RESOURCES = (
    Resource(
        path="/bulk", name="bulkFiles", title="Bulk files", lists=True,
        about="Everything of one kind as one file. Tables of figures stand under /releases.",
        answer=every, schema=SCHEMA, schema_name="BulkFile",
    ),
    Resource(
        path="/bulk/{name}", name="bulkFile", title="One bulk file",
        about="JSON lines, packed with gzip: each line is one item with all its text. It is made "
        "when it is first asked for after the site was renewed, which takes some seconds where "
        "it is large. Its length is sent first, its SHA-256 sum too, as Repr-Digest. Two are made "
        "or sent at once; others are asked to wait.",
        parameters=(NAME,), answer=one, schema={"type": "string"}, schema_name="",
        media_type=GZIP,
    ),
    Resource(
        path="/bulk/{name}/checksum", name="bulkChecksum", title="Checksum of a bulk file",
        about="The length and the SHA-256 sum of a bulk file, as it is now. Both change when the "
        "site is renewed with other content.",
        parameters=(NAME,), answer=checksum, schema=FILE, schema_name="File",
    ),
)  # fmt: skip
