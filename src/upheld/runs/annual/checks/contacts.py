"""Whether each letter has somebody to go to, confirmed since the year ended."""

from collections.abc import Iterator

from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE, dealt_with


def check_contacts(material: Material) -> Iterator[Finding]:
    """A chief executive with an address, last confirmed after 31 March."""
    for body, figures in material.figures.items():
        if not dealt_with(figures) or figures.type is None or not figures.type.compared:
            continue
        chiefs = [c for c in material.contacts.get(body, ()) if c.role == CHIEF_EXECUTIVE]
        chief = chiefs[0] if chiefs else None
        if len(chiefs) > 1:
            what = "two chief executives hold on the day of issue; the later one gets the letter"
            yield Finding(Severity.WARNING, "two contacts", body, what)
        if chief is None:
            yield Finding(Severity.WARNING, "no contact", body, "no chief executive is recorded")
        elif not chief.email:
            what = "the chief executive has no address; the letter cannot be sent"
            yield Finding(Severity.WARNING, "no address", body, what)
        elif chief.confirmed is None or chief.confirmed < material.year.end:
            when = chief.confirmed or "never"
            what = f"the chief executive was last confirmed {when}, before the year's end"
            yield Finding(Severity.WARNING, "contact not confirmed", body, what)
