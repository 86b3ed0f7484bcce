"""Which sessions somebody wants to see."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from upheld.domain.errors import Refused
from upheld.domain.training import Audience, CourseKind, SessionWay
from upheld.pages.narrowing import Narrowed, Selection, asked_for, narrow, query_of, selection
from upheld.publication.shelf.facts import PublicSession
from upheld.toolbox.clock import UK

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
# In-house sessions are held for one body, and are on no list.
WAYS = (SessionWay.OPEN, SessionWay.ONLINE)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Of which kind, for whom, where, how and when; empty: all."""

    kind: str = ""
    audience: str = ""
    city: str = ""
    way: str = ""
    month: str = ""

    @classmethod
    def parse(cls, args: Mapping[str, str]) -> "Choice":
        """From the words of an address; what cannot be meant is refused with what could be."""
        kind, audience, city, way, month = asked_for(
            args, "kind", "audience", "city", "way", "month"
        )
        if kind and kind not in set(CourseKind):
            raise Refused(f"There is no such kind. The kinds are: {', '.join(CourseKind)}.")
        if audience and audience not in set(Audience):
            raise Refused(f"There are sessions for: {', '.join(Audience)}.")
        if way and way not in WAYS:
            raise Refused(f"Sessions are held in these ways: {', '.join(WAYS)}.")
        if month and not _MONTH.fullmatch(month):
            raise Refused("The month is not one. Give year and month, such as 2027-03.")
        return cls(kind=kind, audience=audience, city=city, way=way, month=month)

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return query_of(asdict(self))


def chosen(sessions: Sequence[PublicSession], choice: Choice) -> Narrowed[PublicSession]:
    """The sessions that a choice leaves, by day."""
    return narrow(sessions, asdict(choice), _values)


def selections(counts: Mapping[str, Mapping[str, int]], choice: Choice) -> tuple[Selection, ...]:
    """The lists of the form."""
    cities = sorted({*counts["city"], choice.city} - {""})
    months = sorted({*counts["month"], choice.month} - {""})
    return (
        selection(
            "kind", "Kind", "All kinds", [(each, each.words) for each in CourseKind],
            counts["kind"], choice.kind,
        ),
        selection(
            "audience", "For", "Everybody", [(each, each.words) for each in Audience],
            counts["audience"], choice.audience,
        ),
        selection(
            "way", "Held", "In every way", [(each, each.words) for each in WAYS],
            counts["way"], choice.way,
        ),
        selection(
            "city", "City", "All cities", [(each, each) for each in cities],
            counts["city"], choice.city,
        ),
        selection(
            "month", "Month", "All months", [(each, _month_words(each)) for each in months],
            counts["month"], choice.month,
        ),
    )  # fmt: skip


def _values(session: PublicSession) -> Mapping[str, str]:
    return {
        "kind": session.kind,
        "audience": session.audience,
        "city": session.city,
        "way": session.way,
        "month": f"{session.starts.astimezone(UK):%Y-%m}",
    }


def _month_words(month: str) -> str:
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"
