"""The figures of a year's letters, counted from the sessions on record."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from upheld.domain.activity import HIGHEST, share_of
from upheld.domain.facts import ActivityFact
from upheld.domain.reporting_year import ReportingYear
from upheld.domain.training import Audience, CourseKind
from upheld.outreach.queries.held import Held, held_in, years_held
from upheld.register.queries.office import training_since_on
from upheld.toolbox import clock

SHARE = "provider_share"
OF_COURSES = ("courses", "people_trained", SHARE)
OF_SEMINARS = ("seminars", "delegates", "authorities_at_seminars")
# One earlier year would be "the year before", and needs no greater word.
FEWEST_BEFORE = 2


def counted(
    told: Mapping[tuple[int, str], ActivityFact],
) -> dict[tuple[int, str], ActivityFact]:
    """Every figure of the years of which sessions were given, by year and measure.

    `told` are figures that were imported: a share is the highest so far only where that of every
    earlier year is known, from sessions or told. The first of them is that since when training has
    been given, as the office's settings say today; where they do not, the first year on record.
    """
    courses = _held(CourseKind.COURSE)
    shares = {year: share_of_providers(held) for year, held in courses.items()}
    known = _told_shares(told) | shares
    begun = min(
        {*known, *(year for year, measure in told if measure in OF_COURSES), *_said()}, default=0
    )
    found = [
        fact for year, held in courses.items()
        for fact in _of_courses(year, held, highest=is_highest_of(known, year, begun))
    ]  # fmt: skip
    for year, held in _held(CourseKind.SEMINAR).items():
        found.extend(_of_seminars(year, held))
    return {(fact.year, fact.measure): fact for fact in found}


def share_of_providers(held: Held) -> Fraction:
    """How many in a hundred sessions of a year were held for providers."""
    theirs = held.sessions_by_sector.get(Audience.PROVIDERS, 0)
    return Fraction(100 * theirs, len(held.sessions))


def is_highest_of(shares: Mapping[int, Fraction], year: int, begun: int) -> bool:
    """Whether a year's share is above each of all years since the record began; two at least."""
    earlier = range(begun, year)
    return len(earlier) >= FEWEST_BEFORE and all(
        each in shares and shares[each] < shares[year] for each in earlier
    )


def _said() -> set[int]:
    since = training_since_on(clock.today())
    return {ReportingYear.of(since).ended} if since else set()


def _held(kind: CourseKind) -> dict[int, Held]:
    return {year.ended: held_in(year, kind) for year in years_held(kind)}


def _told_shares(told: Mapping[tuple[int, str], ActivityFact]) -> dict[int, Fraction]:
    shares = {
        year: share_of(fact.value) for (year, measure), fact in told.items() if measure == SHARE
    }
    return {year: share for year, share in shares.items() if share is not None}


def _of_courses(year: int, held: Held, *, highest: bool) -> Iterator[ActivityFact]:
    providers = held.sessions_by_sector.get(Audience.PROVIDERS, 0)
    source = _source(held)
    yield _fact(year, "courses", str(len(held.sessions)), source)
    yield _fact(year, "people_trained", str(held.people), source)
    share = f"{_tenths(share_of_providers(held))}%"
    shown = f"{share}, {HIGHEST}" if highest else share
    yield _fact(year, SHARE, shown, f"{source}, {providers:,} for providers")


def _of_seminars(year: int, held: Held) -> Iterator[ActivityFact]:
    source = _source(held)
    yield _fact(year, "seminars", _cities(held.cities) or str(len(held.sessions)), source)
    yield _fact(year, "delegates", str(held.people), source)
    if held.authorities:
        # People who came without a booking may be of further bodies: then it is a bound.
        least = f">{len(held.authorities) - 1}"
        bodies = least if held.without_body else str(len(held.authorities))
        yield _fact(year, "authorities_at_seminars", bodies, source)


def _source(held: Held) -> str:
    number = len(held.sessions)
    invented = ", invented" if any(each.invented for each in held.sessions) else ""
    return f"training record: {number:,} session{'' if number == 1 else 's'}{invented}"


def _cities(cities: Collection[str]) -> str:
    # A letter reads names between semicolons.
    return ";".join(" ".join(city.replace(";", " ").split()) for city in cities)


def _tenths(share: Fraction) -> str:
    # Half a tenth goes up, as everywhere in the figures.
    tenths = int(share * 10 + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _fact(year: int, measure: str, value: str, source: str) -> ActivityFact:
    return ActivityFact(year=year, measure=measure, value=value, source=source)
