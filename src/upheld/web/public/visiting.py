"""/councils/<slug>/ and below: what of a council's pages is of today, put in on request."""

import re
from datetime import date
from pathlib import Path

from werkzeug.wrappers import Response

from upheld.pages.calendars import MEDIA_TYPE
from upheld.pages.council.cases import cases_address, cases_page
from upheld.pages.council.living import MARKER, NEWEST, Living, living_part
from upheld.pages.council.news import council_days, council_feed
from upheld.pages.improvements.rows import rows_of
from upheld.pages.news import NEWEST as IN_FEEDS
from upheld.publication.embargo import is_public
from upheld.publication.public_file import ATOM
from upheld.publication.shelf.facts import PublicDecision
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.asking import Asked
from upheld.web.public.decisions import NOINDEX
from upheld.web.public.facts_sent import lead_to, send_feed, send_saved
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import setting_of, told_at


class _Parts:
    """Parts made from one shelf on one day, some 5 KB each; another shelf or day begins anew."""

    def __init__(self) -> None:
        self._made: tuple[object, dict[str, bytes]] = (None, {})

    def of(self, folder: Path, today: date) -> dict[str, bytes]:
        key, made = self._made
        if key != (folder, today):
            made = {}
            self._made = ((folder, today), made)
        return made


_KEPT = _Parts()
_BELOW = re.compile(r"/councils/([a-z0-9-]+)/(?:([0-9]{4})/)?(cases/?|feed\.atom|days\.ics)?")


def answer(asked: Asked, served: Served) -> Response | None:
    """A council's page with its living part, its cases, its feed or its calendar.

    None for every other file, and for a page where nothing has to be put in.
    """
    found = _BELOW.fullmatch(asked.path)
    if found is None or found[1] not in served.edition.bodies():
        return None
    slug, year, what = found[1], found[2], found[3]
    if year and what and what.startswith("cases"):
        return _cases(asked, served, slug, int(year))
    if what is None:
        return _page(asked, served, slug)
    if year is None and what == "feed.atom":
        return _feed(asked, served, slug)
    if year is None and what == "days.ics":
        return _days(asked, served, slug)
    return None


def _page(asked: Asked, served: Served, slug: str) -> Response | None:
    shelf = served.shelf
    if shelf is None:
        return None
    file = served.edition.file(asked.path, served.now)
    if file is None:
        return None
    before, marker, after = file.read().partition(MARKER)
    if not marker:
        return None
    part = _kept_part(shelf, slug, served)
    return send_page(asked, served.edition, before + part + after, served.kept)


def _kept_part(shelf: ShelfReader, slug: str, served: Served) -> bytes:
    """The living part of a page; once everything is public it stays for the day."""
    if not all(is_public(each.opens, served.now) for each in (shelf, served.edition)):
        return _part(shelf, slug, served)
    kept = _KEPT.of(shelf.folder, served.today)
    if slug not in kept:
        kept[slug] = _part(shelf, slug, served)
    return kept[slug]


def _part(shelf: ShelfReader, slug: str, served: Served) -> bytes:
    newest = shelf.newest_decisions(slug, served.now, size=NEWEST)
    return living_part(_living(shelf, slug, served, newest), setting_of(served))


def _living(
    shelf: ShelfReader | None, slug: str, served: Served, newest: tuple[PublicDecision, ...] = ()
) -> Living:
    """What the shelf has of one body, with these of its decisions."""
    if shelf is None:
        return Living(slug=slug)
    now = served.now
    return Living(
        slug=slug,
        newest=newest,
        outcomes=shelf.outcomes(slug, now),
        reports=shelf.reports(now, body=slug),
        improvements=rows_of(
            shelf.improvements(now, body=slug), served.edition.bodies(), served.today
        ),
    )


def _cases(asked: Asked, served: Served, slug: str, year: int) -> Response | None:
    figures = served.edition.figures(slug, year, served.now)
    if figures is None:
        return None
    address = cases_address(slug, year)
    if asked.path != address:
        return lead_to(address, served)
    shelf = served.shelf
    counts = shelf.counts(slug, year) if shelf else ()
    outcomes = shelf.outcomes(slug, served.now) if shelf else {}
    page = cases_page(figures, counts, outcomes, setting_of(served))
    return send_page(asked, served.edition, page, served.kept)


def _feed(asked: Asked, served: Served, slug: str) -> Response:
    shelf = served.shelf
    latest = shelf.latest_decisions(slug, served.now, size=IN_FEEDS) if shelf else ()
    living = _living(shelf, slug, served, latest)
    corrections = served.edition.corrections(served.now, body=slug)
    content = council_feed(living, corrections, served.edition.opens, setting_of(served))
    response = send_feed(asked, served, content, ATOM)
    # It has summaries of decisions, which are found by our search alone.
    response.headers.set(*NOINDEX)
    return response


def _days(asked: Asked, served: Served, slug: str) -> Response:
    living = _living(served.shelf, slug, served)
    days = council_days(living, told_at(served), setting_of(served))
    return send_saved(asked, served, days, MEDIA_TYPE, f"{slug}-due.ics")
