"""Whom the letters of a year go to: offices, never people."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from upheld.domain.authority_types import AuthorityType
from upheld.runs.demo.bodies import Body, read_bodies, read_fictional_bodies
from upheld.toolbox.drawing import Lots

COLUMNS = (
    "body", "role", "name", "title", "salutation", "email", "from", "to", "confirmed",
)  # fmt: skip
# Bodies confirm their contacts in spring, ten days after the year has ended, until they do so
# again: each year's lines stand beside those of other years and change none of them.
CONFIRMED = (4, 10)
# What the head of an office is called, where not chief executive.
CHIEF = "Chief Executive"
CHIEFS = {AuthorityType.FIRE: "Chief Fire Officer"}
# As many councils have told us of a link officer.
LINK_OFFICERS = 0.4
# Offices that a few bodies add: in turn nobody, the leader, also the chair, also the officer.
OTHER_OFFICES = (
    ("leader", "Leader of the Council"),
    ("scrutiny_chair", "Chair of the Scrutiny Committee"),
    ("monitoring_officer", "Monitoring Officer"),
)


def draw_contacts(seed: int, year: int) -> Iterator[Mapping[str, str]]:
    """A chief executive for every body that there is in spring, and a link officer for some.

    A council that ended with the year has none: its letter goes to whoever took its place. Of
    fictional councils some have told us of other offices too; no lots are drawn about more
    offices of real ones.
    """
    spring = date(year, *CONFIRMED)
    for body in read_bodies().values():
        if body.lived_on(spring):
            yield from _usual_offices(seed, year, body)
    for number, body in enumerate(read_fictional_bodies().values()):
        if body.lived_on(spring):
            yield from _usual_offices(seed, year, body)
            for role, title in OTHER_OFFICES[: number % (len(OTHER_OFFICES) + 1)]:
                yield _contact(body.slug, year, role, title)


def _usual_offices(seed: int, year: int, body: Body) -> Iterator[Mapping[str, str]]:
    title = CHIEFS.get(body.kind, CHIEF)
    yield _contact(body.slug, year, "chief_executive", title)
    if body.kind.compared and Lots(seed, "link officer", body.slug).share() < LINK_OFFICERS:
        yield _contact(body.slug, year, "link_officer", "Link Officer")


def _contact(slug: str, year: int, role: str, title: str) -> Mapping[str, str]:
    # The ending .example belongs to nobody: such a letter can never arrive anywhere.
    confirmed = date(year, *CONFIRMED)
    address = f"{title.lower().replace(' ', '.')}@{slug}.example"
    return {
        "body": slug,
        "role": role,
        "name": "",
        "title": title,
        "salutation": title,
        "email": address,
        "from": confirmed.isoformat(),
        "to": (date(year + 1, *CONFIRMED) - timedelta(days=1)).isoformat(),
        "confirmed": confirmed.isoformat(),
    }
