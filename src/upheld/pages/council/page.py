"""The page of one council in one year."""

from dataclasses import dataclass

from upheld.letters import words
from upheld.pages.council import counts, kin, record
from upheld.pages.council.living import MARKER
from upheld.pages.council.panels import milder_note, panels_of
from upheld.pages.council.printed import printed_of
from upheld.pages.council.provenance import tell_provenance
from upheld.pages.council.similar import similar_of
from upheld.pages.council.subject import Subject
from upheld.pages.council.summary import summarise
from upheld.pages.council.trends import Trends
from upheld.pages.demonstrated import tell_letter_years
from upheld.pages.environment import page
from upheld.pages.frame import Crumb, Frame
from upheld.statistics.measures import MEASURES

_NOT_YET_COMPARED = (
    "The letters of this year gave no averages of similar authorities; those shown here were "
    "counted afterwards, in the same way as those of later years."
)


@dataclass(frozen=True, kw_only=True)
class YearTab:
    """One year of the row of tabs."""

    year: int
    address: str
    current: bool


def write_page(subject: Subject, trends: Trends, *, address: str) -> bytes:
    """The page, under its year's own address or under the stable one."""
    panels = panels_of(subject)
    reports, improvements = record.reports_of(subject), record.improvements_of(subject)
    unknown = record.none_agreed(subject, improvements)
    return page(
        "council.html",
        _frame(subject, address),
        subject=subject,
        kind=words.sentence(subject.kind.singular).rstrip("."),
        tabs=_tabs(subject),
        provenance=tell_provenance(subject.figures),
        printed=printed_of(subject),
        life=kin.life_of(subject),
        summary=summarise(subject),
        panels=panels,
        milder=milder_note(panels),
        afterwards=_afterwards(subject),
        further=counts.further_figures(subject),
        similar=similar_of(subject),
        received=counts.received_table(subject),
        decided=counts.decided_table(subject),
        cohorts=MEASURES["received"].caution,
        trends=trends,
        letters=record.letters_of(subject),
        letter_to_follow=record.letter_to_follow(subject),
        letter_years=tell_letter_years(subject.site),
        reports=reports,
        none_reported=record.none_reported(subject),
        other_reports=record.other_report_years(subject),
        improvements=improvements,
        none_agreed=unknown,
        # One sentence says both where neither was looked up.
        has_improvements=subject.figure("improvements_agreed") and not (unknown and not reports),
        relations=kin.relations_of(subject),
        corrections=record.corrections_of(subject),
        marker=MARKER.decode(),
        frozen=words.day(subject.year.frozen_at.date()),
    )


def _frame(subject: Subject, address: str) -> Frame:
    return Frame(
        title=f"{subject.name} {subject.year.year}",
        address=address,
        demonstration=subject.site.demonstration,
        crumbs=(Crumb(text="Councils", address="/councils/"),),
        description=summarise(subject),
        section="councils",
        scripts=("charts.js",),
        feeds=((_feed_title(subject), f"{subject.stable_address}feed.atom"),),
        wide=True,
    )


def _feed_title(subject: Subject) -> str:
    """The name under which its feed is told from others, as the feed itself has it."""
    name = subject.body.name
    return f"{name} (demonstration)" if subject.site.demonstration else name


def _tabs(subject: Subject) -> tuple[YearTab, ...]:
    slug = subject.body.slug
    return tuple(
        YearTab(
            year=year,
            address=subject.site.address(slug, year),
            current=year == subject.year.year,
        )
        for year in subject.site.figures(slug)
    )


def _afterwards(subject: Subject) -> str:
    """For years whose method showed no averages, though their releases hold them."""
    return _NOT_YET_COMPARED if subject.similar and not subject.method.compared else ""
