"""/learning/: resources as pages and a feed, from the shelf."""

from collections.abc import Sequence

from werkzeug.wrappers import Response

from upheld.domain.errors import Refused
from upheld.pages.learning import feed, listing, one
from upheld.pages.learning.choice import Choice, chosen
from upheld.pages.refusals import Way, refusal_page
from upheld.publication.public_file import ATOM
from upheld.publication.shelf.facts import PublicLearning
from upheld.web.public.asking import Asked
from upheld.web.public.facts_sent import lead_to, send_feed
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served
from upheld.web.public.shelved import learning_of, setting_of

WHOLE = Way(text="See all resources", address=listing.ADDRESS)


def answer(asked: Asked, served: Served) -> Response | None:
    """The list, its feed, or one resource, gone or not; None for what is none of these."""
    every, setting = learning_of(served), setting_of(served)
    try:
        if asked.path == listing.ADDRESS:
            page = listing.listing_page(every, asked.fields, setting)
            return send_page(asked, served.edition, page, served.kept)
        if asked.path == listing.FEED:
            choice = Choice.parse(asked.fields)
            found = chosen(every, choice).rows
            made = feed.learning_feed(found, choice, served.edition.opens, setting)
            return send_feed(asked, served, made, ATOM)
    except Refused as refused:
        page = refusal_page(
            400, demonstration=served.demonstration, title="We cannot show these resources",
            words=str(refused), ways=[WHOLE],
        )  # fmt: skip
        return send_page(asked, served.edition, page, served.kept, 400)
    return _one(asked, served, every)


def _one(asked: Asked, served: Served, every: Sequence[PublicLearning]) -> Response | None:
    setting = setting_of(served)
    key = asked.path.removeprefix(listing.ADDRESS).removesuffix("/")
    wanted = next((each for each in every if each.id == key), None)
    if wanted is None:
        stone = served.shelf.learning_gone(key, served.now) if served.shelf else None
        if stone is None:
            return None
        page = one.gone_page(stone, setting)
        return send_page(asked, served.edition, page, served.kept, 410)
    if asked.path != wanted.address:
        return lead_to(wanted.address, served)
    page = one.learning_page(wanted, every, setting)
    return send_page(asked, served.edition, page, served.kept)
