"""/improvements/: what bodies promised, as pages, a feed and a table, from the shelf."""

from werkzeug.wrappers import Response

from upheld.domain.errors import Refused
from upheld.pages.improvements import feed, listing, one
from upheld.pages.improvements.choice import Choice, chosen
from upheld.pages.improvements.rows import Row
from upheld.pages.refusals import Way, refusal_page
from upheld.publication.public_file import ATOM, CSV
from upheld.web.public.asking import Asked
from upheld.web.public.facts_sent import lead_to, send_feed, send_saved
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import improvements_of, reports_of, setting_of

WHOLE = Way(text="See all improvements", address=listing.ADDRESS)


def answer(asked: Asked, served: Served) -> Response | None:
    """The list, its feed, its table, or one improvement; None for what is none of these."""
    try:
        if asked.path == listing.ADDRESS:
            rows = improvements_of(served)
            page = listing.listing_page(rows, asked.fields, setting_of(served))
            return send_page(asked, served.edition, page, served.kept)
        if asked.path == listing.FEED:
            return _feed(asked, served)
        if asked.path == listing.TABLE:
            return _table(asked, served)
    except Refused as refused:
        page = refusal_page(
            400, demonstration=served.demonstration, title="We cannot show these improvements",
            words=str(refused), ways=[WHOLE],
        )  # fmt: skip
        return send_page(asked, served.edition, page, served.kept, 400)
    return _one(asked, served)


def _one(asked: Asked, served: Served) -> Response | None:
    rows = improvements_of(served)
    identity = asked.path.removeprefix(listing.ADDRESS).removesuffix("/")
    row = next((row for row in rows if row.improvement.id == identity), None)
    shelf = served.shelf
    if row is None or shelf is None:
        return None
    if asked.path != row.improvement.address:
        return lead_to(row.improvement.address, served)
    reference = row.improvement.fact.reference
    decisions = shelf.decisions_on(reference, served.now)
    decision = decisions[0].address if decisions else ""
    reports = (each for each in reports_of(served) if each.fact.reference == reference)
    report = next((each.address for each in reports), "")
    page = one.improvement_page(row, rows, decision, report, setting_of(served))
    return send_page(asked, served.edition, page, served.kept)


def _feed(asked: Asked, served: Served) -> Response:
    choice, rows = _chosen(asked, served)
    content = feed.improvement_feed(rows, choice, served.edition.opens, setting_of(served))
    return send_feed(asked, served, content, ATOM)


def _table(asked: Asked, served: Served) -> Response:
    _, rows = _chosen(asked, served)
    content = feed.improvement_table(rows, setting_of(served))
    return send_saved(asked, served, content, CSV, "improvements.csv")


def _chosen(asked: Asked, served: Served) -> tuple[Choice, list[Row]]:
    setting = setting_of(served)
    choice = Choice.parse(asked.fields, setting)
    return choice, list(chosen(improvements_of(served), choice, setting).rows)
