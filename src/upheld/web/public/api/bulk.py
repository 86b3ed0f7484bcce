"""Bulk files: everything of one kind as JSON lines, packed while they are sent.

No file is kept of them: a text that is taken down is in none from that moment on.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from zlib import compressobj

from upheld.domain.demonstration import mark
from upheld.domain.publication import DocumentKind
from upheld.publication.search.asked import Filters, Search
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.decisions import whole
from upheld.web.public.api.improvements import tell as tell_improvement
from upheld.web.public.api.problems import Problem, missing
from upheld.web.public.api.reports import tell as tell_report
from upheld.web.public.api.resource import LATER, Download, Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json
from upheld.web.public.api.searching import index_of
from upheld.web.public.turns import SAID, Busy, Lasting

GZIP = "application/gzip"
PACKED_WELL = 6
CHUNK = 1 << 16

NAME = Parameter(
    name="name",
    schema=s.text(
        "A bulk file by its name.",
        pattern=r"^(decisions|decisions-[0-9]{4}|reports|improvements)\.jsonl\.gz$",
    ),
    required=True,
    example="reports.jsonl.gz",
)
SCHEMA = s.record(
    {
        "name": s.text("In a demonstration it is saved with DEMONSTRATION- before it."),
        "address": s.address(),
        "media_type": s.text(),
        "about": s.text("What each line holds."),
        "year": s.or_null(s.count("Of decisions the calendar year; null where it holds all.")),
        "lines": s.or_null(s.count("How many lines it has now, where that is known.", minimum=0)),
    }
)


def _packed(lines: Iterable[Json]) -> Iterator[bytes]:
    # With no time of its making in it: the same lines are the same bytes.
    packer, waiting = compressobj(PACKED_WELL, wbits=31), b""
    for line in lines:
        written = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        waiting += packer.compress(f"{written}\n".encode())
        if len(waiting) >= CHUNK:
            yield waiting
            waiting = b""
    yield waiting + packer.flush()


def _begun(lines: Iterable[Json]) -> Lasting:
    try:
        return Lasting(_packed(lines))
    except Busy:
        raise Problem("busy", SAID, headers=LATER) from None


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


_WHOLE: Mapping[str, tuple[str, Callable[[Question], Iterator[Json]]]] = {
    "decisions": ("A decision about one body with its text, by day.", _decisions),
    "reports": ("A report, by day of issue.", _reports),
    "improvements": ("An improvement as it stands today, by day due.", _improvements),
}


def every(question: Question) -> Page:
    """The files there are, those of decisions also year by year."""
    search = Search(filters=Filters(kind=DocumentKind.STATEMENT))
    found = index_of(question).find(search, now=question.now, size=1)
    lines = {"decisions": found.total, "reports": len(question.shelf.reports(question.now))}
    files = [_file(name, about, None, lines.get(name)) for name, (about, _) in _WHOLE.items()]
    years = sorted((int(year), count) for year, count in found.counts["year"].items())
    about = _WHOLE["decisions"][0]
    files += [_file(f"decisions-{year}", about, year, count) for year, count in years]
    return Page(items=files)


def _file(stem: str, about: str, year: int | None, lines: int | None) -> Json:
    name = f"{stem}.jsonl.gz"
    return {
        "name": name, "address": addresses.of(f"/bulk/{name}"), "media_type": GZIP,
        "about": about, "year": year, "lines": lines,
    }  # fmt: skip


def one(question: Question) -> Download:
    """One file, line by line."""
    name = str(question.values["name"])
    stem, _, year = name.removesuffix(".jsonl.gz").partition("-")
    if year and not date.min.year < int(year) <= question.today.year:
        raise missing("No decision of this year is published.")
    told = _decisions_of(question, int(year)) if year else _WHOLE[stem][1](question)
    demonstration = question.served.demonstration
    lines = ({"demonstration": demonstration, **line} for line in told)
    return Download(
        name=f"{mark(demonstration)}{name}", media_type=GZIP, content=lambda: _begun(lines)
    )


RESOURCES = (
    Resource(
        path="/bulk", name="bulkFiles", title="Bulk files", lists=True,
        about="Everything of one kind as one file. Tables of figures stand under /releases.",
        answer=every, schema=SCHEMA, schema_name="BulkFile",
    ),
    Resource(
        path="/bulk/{name}", name="bulkFile", title="One bulk file",
        about="JSON lines, packed with gzip: each line is one item with all its text. It is "
        "written while it is sent, so it has no length and no checksum beforehand; a gzip file "
        "that was cut says so when it is opened. Two are sent at once; others are asked to wait.",
        parameters=(NAME,), answer=one, schema={"type": "string"}, schema_name="",
        media_type=GZIP,
    ),
)  # fmt: skip
