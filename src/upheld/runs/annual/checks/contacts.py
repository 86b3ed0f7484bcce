"""Whether each letter has somebody to go to, confirmed since the year ended."""

from collections.abc import Iterator

from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.runs.annual.drafting import CHIEF_EXECUTIVE, dealt_with


def check_contacts(material: Material) -> Iterator[Finding]:
    """A chief executive with an address, last confirmed after 31 March."""
    for body, figures in material.figures.items():
        if dealt_with(figures):
            yield from _check(body, material)


def _check(body: str, material: Material) -> Iterator[Finding]:
    addressed = material.lives[body].addressed
    if not addressed:
        what = "it has ended, and the register names nobody in its place: no letter can be written"
        yield Finding(Severity.WARNING, "no heir", body, what, (body,))
    for slug in addressed:
        subject = body if slug == body else f"{body}, to {slug}"
        bodies = (body,) if slug == body else (body, slug)
        at = "" if slug == body else f" at {slug}, which took its place,"
        chiefs = [c for c in material.contacts.get(slug, ()) if c.role == CHIEF_EXECUTIVE]
        chief = chiefs[0] if chiefs else None
        if len(chiefs) > 1:
            what = (
                f"two chief executives{at} hold on the day of issue; the later one gets the letter"
            )
            yield Finding(Severity.WARNING, "two contacts", subject, what, bodies)
        if chief is None:
            what = f"no chief executive is recorded{at}".removesuffix(",")
            yield Finding(Severity.WARNING, "no contact", subject, what, bodies)
        elif not chief.email:
            what = f"the chief executive{at} has no address; the letter cannot be sent"
            yield Finding(Severity.WARNING, "no address", subject, what, bodies)
        elif chief.confirmed is None or chief.confirmed < material.year.end:
            when = chief.confirmed or "never"
            what = f"the chief executive{at} was last confirmed {when}, before the year's end"
            yield Finding(Severity.WARNING, "contact not confirmed", subject, what, bodies)
