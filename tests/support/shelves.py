"""Public facts of fictional bodies, and shelves of them, for tests of what reads one."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import first_day
from upheld.domain.statements import Section
from upheld.domain.training import Audience, CourseKind, Fullness, SessionWay
from upheld.publication.search.documents import of_decisions, of_reports
from upheld.publication.search.index import build
from upheld.publication.shelf.facts import (
    BodyBridge,
    PublicDecision,
    PublicImprovement,
    PublicRecommendation,
    PublicReport,
    PublicSession,
)
from upheld.publication.shelf.reader import ShelfReader
from upheld.publication.shelf.writing import INDEX, Shelf, write_facts
from upheld.publication.site import PublicBody

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BODIES = {
    body.slug: body
    for body in (
        PublicBody(
            slug="exampleham", name="Exampleham District Council", short_name="Exampleham",
            kind=AuthorityType.DISTRICT, region="South East", fictional=True,
        ),
        PublicBody(
            slug="exampleshire", name="Exampleshire County Council", short_name="Exampleshire",
            kind=AuthorityType.COUNTY, region="South East", fictional=True,
        ),
    )
}  # fmt: skip
TEXT = {
    Section.SUMMARY: "X complained about missed collections. We found fault.",
    Section.COMPLAINT: "X complains that the council did not collect their bins for five weeks.",
    Section.POWERS: "We consider whether there was fault, and whether it caused an injustice.",
    Section.CONSIDERED: "I read what X and the council sent.",
    Section.FOUND: "The council missed eight collections. That was fault.",
    Section.AGREED: "The council will apologise and check its rounds.",
    Section.DECISION: "We upheld the complaint. The council has agreed what we recommended.",
}


def decision(
    reference: str = "26 001 234", body: str = "exampleham", **more: Any
) -> PublicDecision:
    """A decision that is public six weeks after its day."""
    decided: date = more.pop("decided", date(2026, 6, 1))
    opened = datetime.combine(first_day(decided), datetime.min.time(), tzinfo=UTC)
    whole = {
        "version": 1, "subject": "refuse_and_recycling", "heading": Heading.ENVIRONMENT,
        "outcome": Outcome.UPHELD, "sections": TEXT, "invented": True,
        "public_from": opened + timedelta(hours=9, minutes=30),
        "recommendations": (PublicRecommendation(
            number=1, kind="policy", theme="Waste", summary="Check the rounds every week.",
            agreed=decided, due=decided + timedelta(weeks=12),
        ),),
    } | more  # fmt: skip
    return PublicDecision(reference=reference, body=body, decided=decided, **whole)


def report(reference: str = "25 000 777", body: str = "exampleshire", **more: Any) -> PublicReport:
    """A public interest report."""
    fact = ReportFact(
        reference=reference, body=body, kind=ReportKind.PUBLIC_INTEREST,
        title="Children without a school place", subject="school places",
        issued="2026-05-12", found="did not arrange teaching for four months",
        agreed="arrange teaching within 15 days", awaited="its reply", awaited_by="2026-08-11",
    )  # fmt: skip
    whole: dict[str, Any] = {
        "fact": fact, "public_from": datetime(2026, 5, 12, 9, 30, tzinfo=UTC),
        "heading": Heading.EDUCATION_CHILDREN, "subject": "alternative_provision",
        "invented": True,
    } | more  # fmt: skip
    return PublicReport(**whole)


def improvement(
    reference: str = "26 001 234", body: str = "exampleham", **more: Any
) -> PublicImprovement:
    """An improvement that is overdue at NOW."""
    days = {name: more.pop(name) for name in ("agreed", "due", "done") if name in more}
    fact = ImprovementFact(
        reference=reference, body=body, summary="Check the rounds every week.", theme="Waste",
        **{"agreed": date(2026, 6, 1), "due": date(2026, 8, 24), "done": None} | days,
    )  # fmt: skip
    whole: dict[str, Any] = {
        "id": f"{reference.replace(' ', '-')}-{body}-1", "fact": fact, "invented": True,
        "public_from": datetime(2026, 7, 13, 9, 30, tzinfo=UTC), "heading": Heading.ENVIRONMENT,
    } | more  # fmt: skip
    return PublicImprovement(**whole)


def shelf(
    decisions: Iterable[PublicDecision] = (),
    *,
    bodies: Mapping[str, PublicBody] = BODIES,
    **more: Any,
) -> Shelf:
    """A shelf that opened by NOW; `counts` are the bridges of their bodies and years."""
    some = groupby(more.pop("counts", ()), key=lambda one: (one.body, one.year))
    bridges = [BodyBridge(body=body, year=year, counts=tuple(its)) for (body, year), its in some]
    whole: dict[str, Any] = {
        "opens": NOW, "demonstration": True, "bodies": bodies, "bridges": bridges
    } | more  # fmt: skip
    return Shelf(decisions=tuple(decisions), **whole)


def kept(folder: Path, made: Shelf) -> ShelfReader:
    """A shelf written into a folder with its index, and its reader."""
    folder.mkdir(parents=True, exist_ok=True)
    write_facts(folder, made)
    build(
        folder / INDEX,
        chain(of_decisions(made.decisions, made.bodies), of_reports(made.reports, made.bodies)),
    )
    return ShelfReader(folder)


def session(number: int = 12, **more: Any) -> PublicSession:
    """A course in January 2027 with places left."""
    course = more.get("course", "good-answers")
    starts = more.get("starts", datetime(2027, 1, 20, 10, tzinfo=UTC))
    whole: dict[str, Any] = {
        "id": f"{course}-{number}", "course": course, "title": "Good answers to complaints",
        "summary": "How to write an answer that settles a complaint.",
        "outcomes": ("Say what went wrong", "Put it right"), "kind": CourseKind.COURSE,
        "audience": Audience.COUNCILS, "way": SessionWay.OPEN, "city": "Leeds",
        "venue": "1 Example Street\nRoom 2", "starts": starts,
        "ends": starts + timedelta(hours=6), "hours": "6", "price_pence": 15_000,
        "fullness": Fullness.PLACES, "public_from": NOW - timedelta(days=1), "invented": True,
    } | more  # fmt: skip
    return PublicSession(number=number, **whole)
