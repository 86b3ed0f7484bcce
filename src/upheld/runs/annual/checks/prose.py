"""Numbers, dates and gaps in the texts that people wrote."""

from collections.abc import Iterator

from upheld.letters.prose import Doubt, check_prose
from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material
from upheld.runs.annual.told import activity_of, reports_of


def check_texts_against_record(material: Material) -> Iterator[Finding]:
    """What stands in free text and matches nothing on record; a gap left open is an error.

    Opening and sector paragraphs are the same for all bodies: they are read once per year, and
    again beside the facts of each body that has a report.
    """
    if material.plan is None:
        return
    activity, reports = activity_of(material.cut), reports_of(material.cut)
    bodies = sorted({report.body for report in reports}) or list(material.figures)[:1]
    seen = set()
    for body in bodies:
        for found in check_prose(
            figures=material.figures[body], plan=material.plan, reports=reports, activity=activity
        ):
            place = found.place if found.place.startswith(("opening", "sector")) else body
            if (place, found.text, found.why) in seen:
                continue
            seen.add((place, found.text, found.why))
            gap = found.doubt is Doubt.PLACEHOLDER
            yield Finding(
                Severity.ERROR if gap else Severity.WARNING,
                f"free text {found.doubt}",
                f"{place}: {found.text}",
                f"{found.place}: {found.why}",
                (body,) if place == body else (),
            )
