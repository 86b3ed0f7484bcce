"""What one body's letter would say now, from the release, the cut's facts and the plan."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from upheld.domain.errors import Refused
from upheld.domain.facts import ActivityFact, Addressee, Correction, ReportFact, YearPlan
from upheld.domain.method import Method, method_of
from upheld.domain.series_breaks import SeriesBreak
from upheld.letters import words
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.letters.signature import Signature
from upheld.publication.release import Release
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.register.queries.lives import LifeOnDay, lives_on
from upheld.register.queries.series_breaks import series_breaks
from upheld.runs.annual.count import latest_release, named_release
from upheld.runs.annual.cut import Cut, cut_of
from upheld.runs.annual.edits import NO_EDITS, Edits, edits_of
from upheld.runs.annual.models import LetterVersion
from upheld.runs.annual.office_parts import signature_for
from upheld.runs.annual.plans import plan_of
from upheld.runs.annual.site_links import links_of
from upheld.runs.annual.told import activity_of, reports_of
from upheld.statistics.figures import BodyFigures
from upheld.toolbox.clock import UK

CHIEF_EXECUTIVE = "chief_executive"
OFFICE, OFFICES = "Chief Executive", "Chief Executives"
REPORTS = ("public_interest_reports", "further_reports")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who holds which office on a day, and which bodies are there."""

    contacts: Mapping[str, tuple[ContactOnDay, ...]]
    lives: Mapping[str, LifeOnDay]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything that the letters of one year are composed from."""

    year: int
    method: Method
    plan: YearPlan
    release: Release
    cut: Cut
    reports: Mapping[str, tuple[ReportFact, ...]]
    activity: tuple[ActivityFact, ...]
    standing: Mapping[date, Standing]
    """On the day of issue, and on that of each correction."""
    gone: Mapping[str, tuple[LetterVersion, ...]]
    """Letters of each body that were issued, oldest first."""
    breaks: tuple[SeriesBreak, ...]
    signature: Signature | None = None
    """The picture that stands above the signatory's name."""
    edits: Mapping[str, Edits] = field(default_factory=dict)
    """What people added to the letter of each body, where they did."""

    def letter(
        self,
        body: str,
        *,
        version: int = 1,
        noted: Release | None = None,
        counted: Release | None = None,
        edits: Edits | None = None,
    ) -> Letter:
        """One version of the body's letter as data; `Refused` where no form fits it.

        Figures are those of the release `counted`, a correction's note that of `noted`; of the
        newest release where none is given. `edits` takes the place of those that were saved.
        """
        added = edits or self.edits.get(body, NO_EDITS)
        correction = self._correction(body, version, noted or self.release)
        # A body may have ended, and a chief executive gone, between issue and correction.
        day = correction.written_on if correction else _issue_day(self.plan)
        letter = compose(
            figures=(counted or self.release).figures(body),
            correction=correction,
            method=self.method,
            plan=self.plan,
            addressee=_addressee(body, self.standing[day]),
            reports=self.reports.get(body, ()),
            activity=self.activity,
            names=self.release.bodies,
            links=links_of(body, self.year),
            life=self.standing[day].lives[body].life,
            breaks=self.breaks,
            switched_off=added.switched_off,
            free_paragraphs=added.free_paragraphs,
        )
        return replace(letter, sender=replace(letter.sender, signature=self.signature))

    def letter_again(self, letter: LetterVersion) -> Letter:
        """What a version that lies there would say today."""
        body, version = letter.authority_id, letter.version
        return self.letter(body, version=version, noted=self.release_named(letter.release))

    def release_named(self, release: str) -> Release:
        """A release of this year by its id; the newest, which most letters name, is at hand."""
        return self.release if release == self.release.id else named_release(release)

    def _correction(self, body: str, version: int, noted: Release) -> Correction | None:
        before = [x for x in self.gone.get(body, ()) if x.version < version]
        note = noted.manifest["correction"]
        if not before or not note:
            return None
        day = before[-1].issued_at or self.plan.issue_at
        return Correction(
            replaces=self.plan.issue_at.astimezone(UK).date()
            if before[-1].version == 1
            else day.astimezone(UK).date(),
            why=note["why"],
            written_on=_frozen_day(noted.manifest),
        )


def _addressee(body: str, standing: Standing) -> Addressee:
    """The chief executive on a day; the office alone where nobody is known.

    A body that has ended is written to at its heir; several heirs are greeted by office.
    """
    addressed, heirs = standing.lives[body].addressed, standing.lives[body].life.heirs
    named = "" if addressed == (body,) else words.listed(heirs) if heirs else ""
    if len(addressed) > 1:
        return Addressee(name="", title=OFFICES, salutation=OFFICES, body=named)
    for slug in addressed:
        for contact in standing.contacts.get(slug, ()):
            if contact.role == CHIEF_EXECUTIVE:
                title = contact.title or OFFICE
                greeting = contact.salutation or title
                return Addressee(name=contact.name, title=title, salutation=greeting, body=named)
    return Addressee(name="", title=OFFICE, salutation=OFFICE, body=named)


def open_desk(year: int) -> Desk:
    """The desk of a counted year with a plan, or a refusal that says what is missing."""
    method = method_of(year)
    release = latest_release(year)
    plan = plan_of(year)
    if plan is None:
        raise Refused(
            f"{year} has no plan: import a year.toml that gives its hours, "
            "opening and sector paragraphs, signatory and sender"
        )
    cut = cut_of(year, int(release.manifest["version"]))
    return Desk(
        year=year,
        method=method,
        plan=plan,
        release=release,
        cut=cut,
        reports=_reports(cut),
        activity=activity_of(cut),
        standing=_standing(year, plan, int(release.manifest["version"])),
        gone=_issued(year),
        breaks=tuple(series_breaks(year)),
        signature=signature_for(plan),
        edits=edits_of(year),
    )


def dealt_with(figures: BodyFigures) -> bool:
    """Whether anything was received, decided, due or reported: else there is no letter."""
    counts = (figures.received, figures.decided, figures.compliance)
    reports = (figures.measures[name].numerator for name in REPORTS)
    return any(c["total"] for c in counts) or any(reports) or figures.due_unsettled > 0


def _issued(year: int) -> Mapping[str, tuple[LetterVersion, ...]]:
    found: dict[str, list[LetterVersion]] = defaultdict(list)
    gone = LetterVersion.objects.filter(year=year, issued_at__isnull=False)
    for letter in gone.order_by("version"):
        found[letter.authority_id].append(letter)
    return {body: tuple(letters) for body, letters in found.items()}


def _issue_day(plan: YearPlan) -> date:
    return plan.issue_at.astimezone(UK).date()


def _frozen_day(manifest: Mapping[str, Any]) -> date:
    return datetime.fromisoformat(manifest["frozen_at"]).astimezone(UK).date()


def _standing(year: int, plan: YearPlan, version: int) -> Mapping[date, Standing]:
    later = {_frozen_day(cut_of(year, each).manifest) for each in range(2, version + 1)}
    return {
        day: Standing(contacts=contacts_on(day), lives=lives_on(day))
        for day in later | {_issue_day(plan)}
    }


def _reports(cut: Cut) -> Mapping[str, tuple[ReportFact, ...]]:
    found: dict[str, list[ReportFact]] = defaultdict(list)
    for report in reports_of(cut):
        found[report.body].append(report)
    return {body: tuple(reports) for body, reports in found.items()}
