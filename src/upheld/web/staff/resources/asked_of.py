"""Of which councils a question would be asked, as each would read it, in the newest public year."""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from upheld.domain.roles import Deed
from upheld.domain.scrutiny import Question
from upheld.outreach.models.record_version import QUESTION
from upheld.outreach.records import content_of
from upheld.pages.called import all_called
from upheld.pages.entries import Directory
from upheld.pages.improvements.rows import rows_of
from upheld.pages.scrutiny.gathering import Sources, gather
from upheld.pages.setting import Setting
from upheld.publication.reader import Edition, PublicStore
from upheld.scrutiny.choosing import choose
from upheld.toolbox import clock
from upheld.web.staff.environment import page
from upheld.web.staff.guard import GET, does
from upheld.web.staff.listing import listing
from upheld.web.staff.resources.frame import crumbs_of, record_in


class Asked(NamedTuple):
    """A council, the question as it would read, and the fact on which it rests."""

    name: str
    asked: str
    fact: str


@does(Deed.SEE_RESOURCES, GET)
def asked_of(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The list. It reads every council's year, so it has a page of its own."""
    found = record_in(kind, key)
    number = request.GET.get("version", "")
    version = found.version(int(number)) if number.isdecimal() else found.versions[0]
    if version is None or kind != QUESTION:
        raise Http404
    question = content_of(kind, version[0].content)
    edition = PublicStore(settings.UPHELD_PUBLIC).edition()
    sources = _sources(edition) if edition else None
    years = edition.years(sources.now) if edition and sources else ()
    year = years[-1] if years else 0
    assert isinstance(question, Question)  # noqa: S101 - of that kind, as looked up
    rows = sorted(_asked(question, year, sources)) if sources and year else []
    return page(
        request, "resources/asked.html", "Of which councils it would be asked", year=year,
        crumbs=crumbs_of(found), found=found, number=version[0].number,
        list=listing(request, rows, {"version": str(version[0].number)}, ""),
    )  # fmt: skip


def _asked(question: Question, year: int, sources: Sources) -> Iterator[Asked]:
    for slug, body in sources.setting.bodies.items():
        facts = gather(slug, year, sources)
        for chosen in choose((question,), facts) if facts else ():
            yield Asked(name=body.name, asked=chosen.asked, fact=chosen.basis.said)


def _sources(edition: Edition) -> Sources:
    """What is public now, as the page of scrutiny reads it."""
    now, today, bodies = clock.now(), clock.today(), edition.bodies()
    shelf = edition.shelf
    setting = Setting(
        # Nothing here leads to a page of the public site.
        directory=Directory(bodies=bodies, has_page=frozenset[str]().__contains__),
        called=all_called(bodies), demonstration=edition.demonstration, today=today,
    )  # fmt: skip
    return Sources(
        edition=edition, now=now, setting=setting,
        reports=shelf.reports(now) if shelf else (),
        improvements=rows_of(shelf.improvements(now), bodies, today) if shelf else (),
    )  # fmt: skip
