"""What the public store says of one council's year, for its scrutiny page and packs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile

from upheld.domain.reporting_year import ReportingYear
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.letters import words
from upheld.pages.council.kin import kin_of
from upheld.pages.council.provenance import tell_provenance
from upheld.pages.council.subject import tell_similar
from upheld.pages.improvements.rows import Row
from upheld.pages.reports.standing import Response, closing_of, day_of, response_of
from upheld.pages.scrutiny.neighbours import headings_of, improvement_of, promised_elsewhere
from upheld.pages.setting import Setting
from upheld.pages.unstated import is_real_in_demonstration
from upheld.publication.reader import Edition
from upheld.publication.shelf.facts import PublicDecision, PublicReport
from upheld.publication.site import scrutiny_address
from upheld.scrutiny.facts import (
    CouncilYear,
    Decision,
    Lesson,
    Link,
    Relation,
    ReportToday,
    Volume,
)
from upheld.statistics.figures import BodyFigures

ADDRESS = "/scrutiny/"
PER_RESIDENTS = "upheld_per_100k"
"""The measure with which residents are released."""
# What a committee may ask about: a reply that is there and satisfies, or is followed elsewhere, is
# no reason to ask.
_UNANSWERED = frozenset({Response.AWAITED, Response.OVERDUE, Response.UNSETTLED})
# A summary is read whole on its decision's page.
_LONGEST_SUMMARY = 220
LESSONS = 4
"""So many stand on a page; the others are found by their own search."""
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where facts come from: one edition at one moment."""

    edition: Edition
    now: datetime
    setting: Setting
    reports: Sequence[PublicReport]
    """Every one that is public, the newest first."""
    improvements: Sequence[Row]
    """Every one that is public, as it stands today."""


def years_of(slug: str, sources: Sources) -> tuple[int, ...]:
    """The public years with figures of a body, oldest first."""
    edition, now = sources.edition, sources.now
    return tuple(year for year in edition.years(now) if edition.figures(slug, year, now))


def gather(slug: str, year: int, sources: Sources) -> CouncilYear | None:
    """The facts of a council's year; None where it has no figures that are public."""
    setting, now = sources.setting, sources.now
    if slug not in setting.bodies:
        return None
    figures = sources.edition.figures(slug, year, now)
    if figures is None:
        return None
    body = setting.bodies[slug]
    unstated = is_real_in_demonstration(figures)
    rows = [row for row in sources.improvements if row.improvement.fact.body == slug]
    own = tuple(improvement_of(row, setting) for row in rows)
    return CouncilYear(
        figures=figures,
        called=setting.called[slug],
        similar=tell_similar(figures),
        today=setting.today,
        ended=body.end,
        volumes=_volumes(figures, sources),
        reports=tuple(_reports(slug, year, sources)),
        improvements=own,
        decisions=tuple(_decisions(slug, ReportingYear(year), sources)),
        # A real council of a demonstration is compared with no invented promise or lesson.
        elsewhere=()
        if unstated
        else promised_elsewhere(figures, own, sources.improvements, setting),
        lessons=() if unstated else tuple(_lessons(figures, sources)),
        relations=tuple(_relations(slug, year, sources)),
        heirs=tuple(_links(body.successors, year, sources)),
        provenance=tell_provenance(figures),
        unstated=unstated,
    )


class _Volumes:
    """Volumes of one edition, by year: reading a year whole takes a third of a second."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[int, Mapping[str, Volume]]] = ("", {})

    def of(self, year: int, sources: Sources) -> Mapping[str, Volume]:
        """Of every body with residents; asked for only once the year is public."""
        edition, kept = self._kept
        if edition != sources.edition.id:
            kept = {}
            self._kept = (sources.edition.id, kept)
        if year not in kept:
            bodies = sources.edition.figures_of_year(year, sources.now)
            kept[year] = {
                slug: Volume(received=each.received["total"], residents=residents)
                for slug, each in bodies.items()
                for figure in [each.measures.get(PER_RESIDENTS)]
                if figure and (residents := figure.population)
            }
        return kept[year]


_VOLUMES = _Volumes()


def _volumes(figures: BodyFigures, sources: Sources) -> Mapping[str, Volume]:
    """By the residents that were released: years before them say nothing of volumes."""
    if PER_RESIDENTS not in figures.measures:
        return {}
    known = _VOLUMES.of(figures.year, sources)
    return {slug: known[slug] for slug in figures.similar_bodies if slug in known}


def _reports(slug: str, year: int, sources: Sources) -> Iterator[ReportToday]:
    setting = sources.setting
    span = ReportingYear(year)
    for report in sources.reports:
        fact = report.fact
        if fact.body != slug:
            continue
        response = response_of(report, setting.today)
        yield ReportToday(
            title=fact.title,
            kind=fact.kind.words,
            address=report.address,
            issued=words.day_or_words(fact.issued),
            in_year=day_of(fact.issued) in span,
            state=response.words,
            closing=closing_of(report, setting.today, setting.noun(slug)),
            unanswered=response in _UNANSWERED,
        )


def _decisions(slug: str, year: ReportingYear, sources: Sources) -> Iterator[Decision]:
    shelf = sources.edition.shelf
    if shelf is None:
        return
    before = (year.start - timedelta(days=1), _AFTER_ALL, "")
    found = shelf.decisions(sources.now, body=slug, after=before)
    for each in takewhile(lambda one: one.decided <= year.end, found):
        yield _decision(each)


def _decision(each: PublicDecision) -> Decision:
    return Decision(
        reference=each.reference,
        subject=SUBJECTS[each.subject].words,
        heading=each.heading,
        outcome=each.outcome,
        decided=each.decided,
        summary=shortened(each.sections[Section.SUMMARY]),
        address=each.address,
    )


def shortened(text: str, longest: int = _LONGEST_SUMMARY) -> str:
    """The text in one line, cut after a whole word where it is longer."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"


def _lessons(figures: BodyFigures, sources: Sources) -> Iterator[Lesson]:
    shelf = sources.edition.shelf
    if shelf is None:
        return
    headings = headings_of(figures)
    found = (each for each in shelf.learning(sources.now) if each.item.heading in headings)
    for each in islice(found, LESSONS):
        yield Lesson(
            link=Link(text=each.item.title, address=each.address),
            kind=each.item.kind.words,
            subject=each.item.subject,
        )


def _relations(slug: str, year: int, sources: Sources) -> Iterator[Relation]:
    for told, slugs in kin_of(sources.setting.bodies[slug]):
        if bodies := tuple(_links(slugs, year, sources)):
            yield Relation(words=told, bodies=bodies)


def _links(slugs: Sequence[str], year: int, sources: Sources) -> Iterator[Link]:
    """Bodies with their scrutiny page of the same year, else of the year nearest to it."""
    bodies = sources.setting.bodies
    for slug in sorted(slugs):
        if slug not in bodies:
            continue
        known = years_of(slug, sources)
        nearest = min(known, key=lambda each: (abs(each - year), each)) if known else None
        address = scrutiny_address(slug, nearest) if nearest else ""
        yield Link(text=bodies[slug].name, address=address)
