"""/compare/?a=..&b=..: up to four councils of one type, side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.wrappers import Response

from upheld.pages import compare
from upheld.publication.finding.spelling import cleaned
from upheld.publication.site import PublicBody
from upheld.web.public.asking import Asked
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served

FIELDS = ("a", "b", "c", "d")
SHORTENED = 60

_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Whom and which year a reader wants compared, and the first thing wrong with it."""

    bodies: Sequence[PublicBody]
    year: int
    problem: str = ""


def answer(asked: Asked, served: Served) -> Response:
    """The comparison, or the form with what was wrong.

    404 for what is not there, 400 for what cannot be compared.
    """
    choice = _choice(asked.fields, served)
    chosen = [
        compare.ComparedBody(
            body=body,
            figures=served.edition.figures(body.slug, choice.year, served.now),
            called=served.called[body.slug],
        )
        for body in choice.bodies
    ]
    refused = "" if choice.problem or not chosen else compare.refusal(chosen)
    page = compare.compare_page(
        chosen,
        year=choice.year,
        years=served.years,
        choices=served.choices,
        demonstration=served.demonstration,
        problem=choice.problem or refused,
    )
    status = 404 if choice.problem else 400 if refused else 200
    return send_page(asked, served.edition, page, served.kept, status)


def _choice(fields: dict[str, str], served: Served) -> Choice:
    wanted = [cleaned(fields.get(name, "")) for name in FIELDS]
    found = {text: _body(text, served) for text in wanted if text}
    bodies = [found[text] for text in wanted if text]
    unknown = [text for text, body in found.items() if body is None]
    year, problem = _year(cleaned(fields.get("year", "")), served)
    if unknown:
        problem = f"No council is called “{unknown[0][:SHORTENED]}”"
    return Choice(bodies=[body for body in bodies if body], year=year, problem=problem)


def _body(text: str, served: Served) -> PublicBody | None:
    """A body by its slug, or by a name that is its alone."""
    if body := served.edition.bodies().get(text):
        return body
    named = served.finder.names.exact(text)
    return named[0] if len(named) == 1 else None


def _year(text: str, served: Served) -> tuple[int, str]:
    latest = served.years[-1]
    if not text:
        return latest, ""
    if _YEAR.fullmatch(text) and int(text) in served.years:
        return int(text), ""
    listed = ", ".join(map(str, served.years))
    return latest, f"Choose one of the years {listed}: the year you asked for is not published"
