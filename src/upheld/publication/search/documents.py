"""What goes into the index: decisions and reports, as the search sees them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from upheld.domain.publication import DocumentKind
from upheld.domain.statements import Section
from upheld.domain.subjects import SUBJECTS
from upheld.publication.shelf.facts import PublicDecision, PublicReport
from upheld.publication.site import PublicBody


@dataclass(frozen=True, kw_only=True)
class Document:
    """One text and the values by which it is filtered; empty where it has none."""

    kind: DocumentKind
    id: str
    reference: str
    body: str
    type: str
    region: str
    heading: str
    category: str
    subject: str
    outcome: str
    day: date
    public_from: datetime
    title: str
    summary: str
    text: str


def of_decisions(
    decisions: Iterable[PublicDecision], bodies: Mapping[str, PublicBody]
) -> Iterator[Document]:
    """Each decision as a document."""
    for one in decisions:
        body = bodies[one.body]
        rest = (text for section, text in one.sections.items() if section is not Section.SUMMARY)
        yield Document(
            kind=DocumentKind.STATEMENT, id=one.reference, reference=one.reference, body=one.body,
            type=body.kind, region=body.region, heading=one.heading, category=one.category,
            subject=one.subject, outcome=one.outcome, day=one.decided,
            public_from=one.public_from, title=f"{body.name} {one.reference}",
            summary=one.sections[Section.SUMMARY], text="\n".join(rest),
        )  # fmt: skip


def of_reports(
    reports: Iterable[PublicReport], bodies: Mapping[str, PublicBody]
) -> Iterator[Document]:
    """Each report as a document; one known by its year alone stands at the year's beginning."""
    for one in reports:
        fact, body = one.fact, bodies[one.fact.body]
        said = (fact.subject, fact.found, fact.duty, fact.others_affected, fact.agreed)
        yield Document(
            kind=DocumentKind.REPORT, id=one.id, reference=one.reference, body=fact.body,
            type=body.kind, region=body.region, heading=one.heading or "",
            category=SUBJECTS[one.subject].category if one.subject else "", subject=one.subject,
            outcome="", day=_day(fact.issued), public_from=one.public_from,
            title=" ".join(filter(None, (body.name, one.reference, fact.title))),
            summary=fact.subject, text="\n".join(text for text in said if text),
        )  # fmt: skip


def _day(issued: str) -> date:
    return date(int(issued), 1, 1) if len(issued) == len("2020") else date.fromisoformat(issued)
