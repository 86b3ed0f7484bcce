"""/decisions/ and what stands below it: what was decided about single cases."""

import re
from collections.abc import Mapping

from werkzeug.wrappers import Response

from upheld.pages.decisions.case import Case, case_page, gone_page, unknown_page
from upheld.pages.decisions.question import FEED, ROOT, TABLE
from upheld.pages.moved import moved_to
from upheld.publication.embargo import is_public
from upheld.publication.shelf.facts import reference_in_address
from upheld.publication.shelf.reader import ShelfReader
from upheld.web.public.asking import Asked
from upheld.web.public.decision_search import answer_search
from upheld.web.public.headers import NEVER
from upheld.web.public.sending import send_page
from upheld.web.public.served import Served

__all__ = ["ROOT", "answer"]

NOINDEX = ("X-Robots-Tag", "noindex")
_REFERENCE = re.compile(r"([0-9]{2})[ +-]?([0-9]{3})[ +-]?([0-9]{3})/?")


def answer(asked: Asked, served: Served) -> Response | None:
    """A page of decisions; None for what is none of them."""
    found = _REFERENCE.fullmatch(asked.path.removeprefix(ROOT))
    if asked.path in {ROOT, FEED, TABLE}:
        response = answer_search(asked, served)
    elif found:
        response = _answer_case(" ".join(found.groups()), asked, served)
    elif target := moved_to(asked.path):
        response = _led_to(target, served)
    else:
        return None
    response.headers.set(*NOINDEX)
    return response


def _answer_case(reference: str, asked: Asked, served: Served) -> Response:
    """The page of a case: 410 where all was taken down, 404 where nothing is or ever was."""
    case = _case(reference, served)
    if not (case.decisions or case.gone):
        page = unknown_page(reference, demonstration=served.demonstration)
        return send_page(asked, served.edition, page, NEVER, 404)
    address = f"{ROOT}{reference_in_address(reference)}/"
    if asked.path != address:
        return _led_to(address, served)
    if not case.decisions:
        page = gone_page(case, served.directory, demonstration=served.demonstration)
        return send_page(asked, served.edition, page, served.kept, 410)
    page = case_page(case, served.directory, served.today, demonstration=served.demonstration)
    return send_page(asked, served.edition, page, served.kept)


def _led_to(address: str, served: Served) -> Response:
    return Response(status=301, headers={"Location": address, "Cache-Control": served.kept})


def _case(reference: str, served: Served) -> Case:
    shelf, now = served.shelf, served.now
    if shelf is None:
        return Case(reference=reference)
    decisions = shelf.decisions_on(reference, now)
    shown = tuple(one.body for one in decisions)
    return Case(
        reference=reference,
        decisions=decisions,
        gone=tuple(
            stone
            for stone in shelf.tombstones(reference)
            if stone.body not in shown and is_public(stone.at, now)
        ),
        reports=tuple(
            report
            for body in shown
            for report in shelf.reports(now, body=body)
            if report.reference == reference
        ),
        counts=tuple(
            count
            for body in shown
            for year in served.years
            for count in shelf.counts(body, year)
            if reference in count.shown
        ),
        improvements=_improvements(shelf, reference, served, shown),
    )


def _improvements(
    shelf: ShelfReader, reference: str, served: Served, bodies: tuple[str, ...]
) -> Mapping[tuple[str, str], str]:
    found = (each for body in bodies for each in shelf.improvements(served.now, body=body))
    return {
        (each.fact.body, each.fact.summary): each.address
        for each in found
        if each.fact.reference == reference
    }
