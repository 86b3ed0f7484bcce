"""Old addresses: where what the printed letters name stands now."""

import re
from functools import cache

from upheld import reference

_SITE = "/your-councils-performance"
_FIXED = {
    _SITE: "/",
    "/information-centre/reports/annual-review-reports/interpreting-local-authority-statistics": (
        "/method/"
    ),
    # Printed as /scrutiny; its questions stood among the reports of the old site.
    "/scrutiny-questions": "/scrutiny/",
    "/information-centre/reports/scrutiny-questions": "/scrutiny/",
}
# The longest name of a council as a slug has 45 letters.
_LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNCIL = re.compile(rf"{_SITE}/({_SLUG.pattern})(?:/statistics)?")
# Decisions stood below their category and subject; the reference alone tells where they are now.
_DECISION = re.compile(
    rf"/decisions/{_SLUG.pattern}/{_SLUG.pattern}/([0-9]{{2}}-[0-9]{{3}}-[0-9]{{3}})"
)
_NOT_OF_A_SLUG = re.compile(r"[^a-z0-9]+")


def moved_to(path: str) -> str | None:
    """Where a printed address leads now, always on this site; None if it is no such address.

    The old site named councils by their whole name (`luton-borough-council`), this one by its
    short form. A name that nobody knows is passed on as it stands: the page that cannot be found
    there offers the names that are near.
    """
    old = path.removesuffix("/")
    if old in _FIXED:
        return _FIXED[old]
    if decision := _DECISION.fullmatch(old):
        return f"/decisions/{decision[1]}/"
    found = _COUNCIL.fullmatch(old)
    if found is None or len(found[1]) > _LONGEST:
        return None
    return f"/councils/{_slugs_by_name().get(found[1], found[1])}/"


@cache
def _slugs_by_name() -> dict[str, str]:
    """Our slug by whole name, former ones first, so that a name in force wins."""
    former = reference.rows("register/names.csv")
    today = reference.rows("register/authorities.csv")
    return {_as_slug(row["name"]): row["slug"] for row in (*former, *today)}


def _as_slug(name: str) -> str:
    plain = name.casefold().replace("’", "").replace("'", "")
    return _NOT_OF_A_SLUG.sub("-", plain).strip("-")
