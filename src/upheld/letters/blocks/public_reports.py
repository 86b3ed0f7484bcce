"""Public interest reports of the year: what each found, and what has come of it."""

from upheld.domain.facts import ReportFact, ReportKind
from upheld.letters import words
from upheld.letters.blocks import report_sentences
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.letters.paragraphs import Paragraph
from upheld.letters.text import paragraph, section

KEY = "public_reports"


def write(material: Material) -> tuple[Section, ...]:
    """How many there were, then each in turn; nothing where none was issued."""
    reports = material.reports_of(ReportKind.PUBLIC_INTEREST)
    if not reports:
        return ()
    count = words.counted(len(reports), "public interest report")
    lead = f"This year I published {count} about {material.yours}"
    if len(reports) == 1:
        first, *rest = _tell(reports[0], f"{lead}: {report_sentences.name(reports[0])}.", material)
        return section(KEY, material.about, first, *rest)
    told: list[Paragraph] = []
    for position, report in enumerate(reports, start=1):
        named = f"The {words.ordinal(position)} is {report_sentences.name(report)}."
        told += _tell(report, named, material)
    return section(KEY, material.about, paragraph(f"{lead}."), *told)


def _tell(report: ReportFact, named: str, material: Material) -> list[Paragraph]:
    found = report_sentences.findings(report, material.council)
    since = (*report_sentences.answers(report, material.council), _state(report, material))
    told = [paragraph(named, report_sentences.subject(report), *found)]
    return [*told, paragraph(*since)] if any(since) else told


def _state(report: ReportFact, material: Material) -> str:
    """Whether the response satisfied us, or what we wait for."""
    if report.satisfied_on:
        when = words.day_or_words(report.satisfied_on)
        day = "" if when == report.satisfied_on else f" on {when}"
        return f"We recorded{day} that we are satisfied with the response to the report."
    if report.awaited:
        return report_sentences.awaited(report, material.day)
    return f"We have not yet recorded that the response of {material.yours} satisfies us."
