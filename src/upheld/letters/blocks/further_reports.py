"""Further reports: issued because a recommendation was refused."""

from upheld.domain.facts import ReportFact, ReportKind
from upheld.letters import words
from upheld.letters.blocks import report_sentences
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.text import paragraph, section

KEY = "further_reports"
_WHEN = "A further report comes only where a recommendation is refused."


def write(material: Material) -> tuple[Section, ...]:
    """What was refused, and whether it has been carried out since."""
    reports = material.reports_of(ReportKind.FURTHER)
    if not reports:
        return ()
    many = words.number(len(reports))
    lead = f"{_WHEN} I had to issue {many} about {material.yours} this year"
    if len(reports) == 1:
        named = f"{lead}: {report_sentences.name(reports[0])}."
        return section(KEY, material.about, paragraph(named, *_tell(reports[0], material)))
    told = (
        paragraph(
            f"The {words.ordinal(position)} is {report_sentences.name(report)}.",
            *_tell(report, material),
        )
        for position, report in enumerate(reports, start=1)
    )
    return section(KEY, material.about, paragraph(f"{lead}."), *told)


def _tell(report: ReportFact, material: Material) -> tuple[str, ...]:
    return (
        report_sentences.subject(report),
        *report_sentences.findings(report, material.council),
        complete_refusal(report, material.council),
        _state(report, material),
    )


def complete_refusal(report: ReportFact, council: str) -> str:
    """Which recommendation the body did not carry out."""
    return report_sentences.complete(f"The {council} had decided not to", report.refused)


def _state(report: ReportFact, material: Material) -> str:
    if not report.satisfied_on:
        waiting = report_sentences.awaited(report, material.day)
        still = f"We are not yet satisfied with the response of {material.yours} to the report."
        return f"{still} {waiting}".strip()
    when = words.day_or_words(report.satisfied_on)
    day = "" if when == report.satisfied_on else f", as we recorded on {when}"
    return f"Since then the {material.council} has done all that we had asked for{day}."
