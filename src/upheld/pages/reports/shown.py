"""A report as lists, pages and feeds tell it."""

from dataclasses import dataclass

from upheld.domain.facts import ReportFact
from upheld.letters import words
from upheld.letters.blocks import report_sentences
from upheld.pages.entries import Entry
from upheld.pages.reports.standing import Response, closing_of, response_of
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicReport


@dataclass(frozen=True, kw_only=True)
class ReportShown:
    """One report in words."""

    title: str
    address: str
    kind: str
    reference: str
    issued: str
    body: Entry
    said: tuple[str, ...]
    response: Response
    closing: str


def show(report: PublicReport, setting: Setting) -> ReportShown:
    """A report as it stands today."""
    fact = report.fact
    noun = setting.noun(fact.body)
    return ReportShown(
        title=fact.title,
        address=report.address,
        kind=fact.kind.words,
        reference=report.reference,
        issued=words.day_or_words(fact.issued),
        body=setting.entry(fact.body),
        said=told(fact, noun),
        response=response_of(report, setting.today),
        closing=closing_of(report, setting.today, noun),
    )


def told(fact: ReportFact, noun: str) -> tuple[str, ...]:
    """What was found and what was agreed; what the ombudsman was glad of belongs in the letter."""
    said = (
        report_sentences.subject(fact),
        *report_sentences.findings(fact, noun),
        report_sentences.complete(f"The {noun} agreed to", fact.agreed),
        report_sentences.complete(f"The {noun} declined to", fact.refused),
    )
    return tuple(text for text in said if text)
