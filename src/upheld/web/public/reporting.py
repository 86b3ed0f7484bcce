"""/reports/: public reports as pages, a feed and a calendar, from the shelf."""

from werkzeug.wrappers import Response

from upheld.domain.errors import Refused
from upheld.pages.calendars import MEDIA_TYPE
from upheld.pages.refusals import Way, refusal_page
from upheld.pages.reports import feed, listing, one
from upheld.publication.public_file import ATOM
from upheld.web.public.asking import Asked
from upheld.web.public.facts_sent import lead_to, send_feed, send_saved
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import reports_of, setting_of, told_at

WHOLE = Way(text="See all reports", address=listing.ADDRESS)


def answer(asked: Asked, served: Served) -> Response | None:
    """The list, its feed, its calendar, or one report; None for what is none of these."""
    try:
        if asked.path == listing.ADDRESS:
            page = listing.listing_page(reports_of(served), asked.fields, setting_of(served))
            return send_page(asked, served.edition, page, served.kept)
        if asked.path == listing.FEED:
            return send_feed(asked, served, _feed(asked, served), ATOM)
        if asked.path == listing.DAYS:
            days = _days(asked, served)
            return send_saved(asked, served, days, MEDIA_TYPE, "reports-due.ics")
    except Refused as refused:
        page = refusal_page(
            400, demonstration=served.demonstration, title="We cannot show these reports",
            words=str(refused), ways=[WHOLE],
        )  # fmt: skip
        return send_page(asked, served.edition, page, served.kept, 400)
    return _one(asked, served)


def _one(asked: Asked, served: Served) -> Response | None:
    shelf = served.shelf
    identity = asked.path.removeprefix(listing.ADDRESS).removesuffix("/")
    report = shelf.report(identity, served.now) if shelf else None
    if shelf is None or report is None:
        stone = shelf.report_tombstone(identity, served.now) if shelf else None
        if stone is None:
            return None
        page = one.gone_page(stone, setting_of(served))
        return send_page(asked, served.edition, page, served.kept, 410)
    if asked.path != report.address:
        return lead_to(report.address, served)
    fact = report.fact
    siblings = [
        each
        for each in reports_of(served)
        if each.fact.reference == fact.reference and each.id != report.id
    ]
    decisions = shelf.decisions_on(report.reference, served.now) if report.numbered else ()
    decision = decisions[0].address if decisions else ""
    page = one.report_page(report, siblings, decision, setting_of(served))
    return send_page(asked, served.edition, page, served.kept)


def _feed(asked: Asked, served: Served) -> bytes:
    setting = setting_of(served)
    choice = listing.Choice.parse(asked.fields, setting)
    found = listing.chosen(reports_of(served), choice, setting)
    return feed.report_feed(found.rows, choice, served.edition.opens, setting)


def _days(asked: Asked, served: Served) -> bytes:
    setting = setting_of(served)
    choice = listing.Choice.parse(asked.fields, setting)
    found = listing.chosen(reports_of(served), choice, setting)
    return feed.report_days(found.rows, told_at(served), setting)
