"""Whether the year's own words are there and somebody has approved them."""

from collections.abc import Iterator

from upheld.runs.annual.checks.finding import Finding, Severity
from upheld.runs.annual.checks.material import Material


def check_texts(material: Material) -> Iterator[Finding]:
    """A plan with approved opening and sector paragraphs."""
    plan, year = material.plan, str(material.year)
    if plan is None:
        what = "no hours, opening, signatory or sender; import a year.toml"
        yield Finding(Severity.ERROR, "no plan", year, what)
    elif not plan.texts_approved_by:
        what = (
            "set texts_approved_by in year.toml to who approved the opening and sector texts, "
            "or approve them on the page of the year’s texts"
        )
        yield Finding(Severity.ERROR, "free text unapproved", year, what)
