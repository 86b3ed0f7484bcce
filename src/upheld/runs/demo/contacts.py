"""Whom the letters of a year go to: offices, never people."""

from collections.abc import Iterator, Mapping
from datetime import date

from upheld.runs.demo.bodies import read_bodies
from upheld.toolbox.drawing import Lots

COLUMNS = (
    "body", "role", "name", "title", "salutation", "email", "from", "to", "confirmed",
)  # fmt: skip
# Bodies confirm their contacts in spring, ten days after the year has ended.
CONFIRMED = (4, 10)
# As many bodies have told us of a link officer.
LINK_OFFICERS = 0.4


def draw_contacts(seed: int, year: int) -> Iterator[Mapping[str, str]]:
    """A chief executive for every council of 31 March, and a link officer for some."""
    for body in read_bodies().values():
        if not body.compared_in(year):
            continue
        yield _contact(body.slug, year, "chief_executive", "Chief Executive")
        if Lots(seed, "link officer", body.slug).share() < LINK_OFFICERS:
            yield _contact(body.slug, year, "link_officer", "Link Officer")


def _contact(slug: str, year: int, role: str, title: str) -> Mapping[str, str]:
    # The ending .example belongs to nobody: such a letter can never arrive anywhere.
    address = f"{title.lower().replace(' ', '.')}@{slug}.example"
    return {
        "body": slug,
        "role": role,
        "name": "",
        "title": title,
        "salutation": title,
        "email": address,
        "from": "",
        "to": "",
        "confirmed": date(year, *CONFIRMED).isoformat(),
    }
