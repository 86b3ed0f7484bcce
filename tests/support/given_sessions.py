"""Training records that give the numbers of two printed letters; people are made up to fit."""

from datetime import date, timedelta
from typing import Any

from upheld import reference
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.outreach.given import GivenSession

CITIES = ("London", "Bristol", "Leeds", "Birmingham")


def held(name: str, **changes: Any) -> GivenSession:
    """An open course for councils to which ten people came."""
    told: dict[str, Any] = dict(
        reference=name, course="Complaint handling", kind=CourseKind.COURSE,
        audience=Audience.COUNCILS, way=SessionWay.OPEN, day=date(2019, 6, 3), people=10,
        city="Leeds", source="Training diary",
    )  # fmt: skip
    return GivenSession(**(told | changes))


def courses(year: int, number: int, *, people: int, providers: int) -> tuple[GivenSession, ...]:
    """So many courses of a reporting year and so many people in all; some for providers."""
    first = date(year - 1, 4, 3)
    return tuple(
        held(
            f"{year}-{n + 1:03}", day=first + timedelta(days=2 * n),
            people=people // number + (n < people % number),
            audience=Audience.PROVIDERS if n < providers else Audience.COUNCILS,
        )
        for n in range(number)
    )  # fmt: skip


def seminars(year: int, *, delegates: int, bodies: int) -> tuple[GivenSession, ...]:
    """One in each city; the first bodies send two people until there are so many delegates."""
    slugs = sorted(
        row["slug"] for row in reference.rows("register/authorities.csv") if not row["end"]
    )
    sent = [(slug, 1 + (n < delegates - bodies)) for n, slug in enumerate(slugs[:bodies])]
    return tuple(
        held(
            f"{year}-s{n + 1}", kind=CourseKind.SEMINAR, course="Making complaints count",
            day=date(year - 1, 9, 3 + 7 * n), city=city,
            bodies=tuple(sent[n :: len(CITIES)]),
            people=sum(number for _, number in sent[n :: len(CITIES)]),
        )
        for n, city in enumerate(CITIES)
    )  # fmt: skip


SESSIONS_2018 = courses(2018, 58, people=837, providers=6)
SESSIONS_2019 = courses(2019, 71, people=1012, providers=9)
SESSIONS_2020 = (
    *courses(2020, 118, people=1438, providers=25),
    *seminars(2020, delegates=178, bodies=143),
)
