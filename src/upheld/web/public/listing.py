"""/councils/?year=..&type=..: the table of all bodies as somebody wants it."""

from werkzeug.wrappers import Response

from upheld.domain.errors import Refused
from upheld.pages import councils
from upheld.pages.refusals import Way, refusal_page
from upheld.web.public.asking import Asked
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served

WHOLE = Way(text="See all councils of the newest year", address="/councils/")


def answer(asked: Asked, served: Served) -> Response:
    """The table, or what could not be understood of the wish: 404 for a year that is not there."""
    try:
        choice = councils.Choice.parse(asked.fields)
    except Refused as refused:
        return _refusal(asked, served, 400, str(refused))
    year = choice.year or served.years[-1]
    if year not in served.years:
        listed = ", ".join(map(str, served.years))
        return _refusal(asked, served, 404, f"There are figures for the years {listed}.")
    page = councils.councils_page(
        served.edition.bodies(),
        served.rows(year),
        year=year,
        years=served.years,
        choice=choice,
        demonstration=served.demonstration,
        has_page=served.directory.has_page,
    )
    return send_page(asked, served.edition, page, served.kept)


def _refusal(asked: Asked, served: Served, status: int, words: str) -> Response:
    page = refusal_page(
        status,
        demonstration=served.demonstration,
        title="We cannot show this table",
        words=words,
        ways=[WHOLE],
    )
    return send_page(asked, served.edition, page, served.kept, status)
