"""Whether each letter has somebody to go to, confirmed since the year ended."""

from collections.abc import Iterator, Sequence
from datetime import date

from upheld.domain.reporting_year import ReportingYear
from upheld.publication.release import Release
from upheld.register.queries.contacts import ContactOnDay, contacts_on
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE, dealt_with
from upheld.runs.annual.plans import plan_of
from upheld.toolbox.clock import UK


def check_contacts(material: Material) -> Iterator[Finding]:
    """A chief executive with an address, last confirmed after 31 March."""
    for body, figures in material.figures.items():
        if not dealt_with(figures) or figures.type is None or not figures.type.compared:
            continue
        for kind, what in _doubts(material.contacts.get(body, ()), material.year.end):
            yield Finding(Severity.WARNING, kind, body, what)


def doubts_of(
    contacts: Sequence[ContactOnDay], release: Release, body: str
) -> tuple[tuple[str, str], ...]:
    """What is doubtful about whom a body's letter goes to: the kind of doubt, and in words."""
    if body not in release.bodies:
        return ()
    return tuple(_doubts(contacts, ReportingYear(int(release.manifest["year"])).end))


def doubtful_addressees(year: int, bodies: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Those of some bodies whose addressee somebody should ask about before letters go, and why."""
    plan = plan_of(year)
    if plan is None:
        return {}
    held = contacts_on(plan.issue_at.astimezone(UK).date())
    end = ReportingYear(year).end
    found = {
        body: tuple(what for _, what in _doubts(held.get(body, ()), end)) for body in bodies
    }  # fmt: skip
    return {body: doubts for body, doubts in found.items() if doubts}


def _doubts(contacts: Sequence[ContactOnDay], end: date) -> Iterator[tuple[str, str]]:
    chiefs = [c for c in contacts if c.role == CHIEF_EXECUTIVE]
    chief = chiefs[0] if chiefs else None
    if len(chiefs) > 1:
        yield (
            "two contacts",
            "two chief executives hold on the day of issue; the later one gets the letter",
        )
    if chief is None:
        yield "no contact", "no chief executive is recorded"
    elif not chief.email:
        yield "no address", "the chief executive has no address; the letter cannot be sent"
    elif chief.confirmed is None or chief.confirmed < end:
        when = chief.confirmed or "never"
        yield (
            "contact not confirmed",
            f"the chief executive was last confirmed {when}, before the year's end",
        )
