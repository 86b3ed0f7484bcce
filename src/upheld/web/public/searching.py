"""/find/?q=: a council by its name or by a postcode."""

from urllib.parse import quote

from werkzeug.wrappers import Response

from upheld.pages import find
from upheld.publication.finding.finder import Located
from upheld.publication.finding.spelling import cleaned, readable
from upheld.web.public.asking import Asked
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served

TOO_LONG = "Use fewer than 200 characters"


def answer(asked: Asked, served: Served) -> Response:
    """One body of exactly that name: its page. Otherwise what was found, or nothing.

    No cache keeps the answer: a postcode is the reader's own.
    """
    text = asked.fields.get("q", "")
    question = cleaned(text)
    demonstration = served.demonstration
    if not question or not readable(text):
        problem = TOO_LONG if question else find.NOTHING_ASKED
        page = find.form_page(demonstration=demonstration, problem=problem)
        return send_page(asked, served.edition, page, NEVER, 400)
    found = served.finder.find(question)
    if isinstance(found, Located):
        page = find.located_page(found, served.directory, demonstration=demonstration)
        status = 200 if found.places or found.countries else 404
        return send_page(asked, served.edition, page, NEVER, status)
    if len(found.exact) == 1 and served.has(place := f"/councils/{found.exact[0].slug}/"):
        return Response(status=303, headers={"Location": quote(place), "Cache-Control": NEVER})
    page = find.named_page(found, served.directory, demonstration=demonstration)
    known = found.exact or found.near or found.kind
    return send_page(asked, served.edition, page, NEVER, 200 if known else 404)
