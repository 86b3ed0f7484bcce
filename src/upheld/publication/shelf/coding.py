"""Public facts as compact bytes, and back."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from upheld.domain.facts import ImprovementFact, ReportFact, ReportKind
from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind, learning_of
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import NotShown, TakenDown
from upheld.domain.scrutiny import question_of
from upheld.domain.statements import Section
from upheld.domain.training import Audience, CourseKind, Fullness, SessionWay
from upheld.publication.shelf.facts import (
    CaseCount,
    LearningGone,
    PublicChange,
    PublicDecision,
    PublicImprovement,
    PublicLearning,
    PublicQuestion,
    PublicRecommendation,
    PublicReport,
    PublicSession,
    ReportDay,
    Resource,
    Tombstone,
)

# Of zlib's nine grades the sixth packs a decision of 5 KB to 2 KB; the ninth saves 1% more.
GRADE = 6
# Counts of many bodies are written at a turn; the first grade is quick enough.
QUICK = 1

Fact = PublicDecision | PublicReport | PublicImprovement | Tombstone | PublicChange | Resource


def packed(fact: Fact) -> bytes:
    """A fact as bytes; the same fact gives the same bytes."""
    return zlib.compress(_text(asdict(fact)), GRADE)


def digest(fact: Fact) -> str:
    """Tells whether a fact says what it said, whichever library packs it."""
    return hashlib.sha256(_text(asdict(fact))).hexdigest()


def packed_counts(counts: Sequence[CaseCount]) -> bytes:
    """The counts of one body and year as bytes."""
    plain = [
        {**vars(each), "withheld": {reason.value: n for reason, n in each.withheld.items()}}
        for each in counts
    ]
    return zlib.compress(_text(plain), QUICK)


def stamp(version: int, recommendations: Sequence[PublicRecommendation]) -> str:
    """Tells whether a published decision is as it was: a version's text never changes.

    Its version, a digest of what was recommended, and one of each summary among it.
    """
    # Most have none, and each of them is asked at every turn.
    if not recommendations:
        return f"{version}-"
    whole = _digest(_text([asdict(each) for each in recommendations]), 16)
    summaries = {_digest(each.summary.encode(), 8) for each in recommendations if each.summary}
    return "-".join((f"{version}", whole, *sorted(summaries)))


def unsays(before: str, now: str) -> bool:
    """Whether a decision of a stamp has another text, or lacks a summary, at a later one."""
    version, _, *summaries = before.split("-")
    version_now, _, *summaries_now = now.split("-")
    return version != version_now or not set(summaries) <= set(summaries_now)


def _digest(said: bytes, digits: int) -> str:
    return hashlib.sha256(said).hexdigest()[:digits]


def decision(content: bytes) -> PublicDecision:
    """The decision that was packed."""
    found = _unpacked(content)
    return PublicDecision(
        **found
        | {
            "heading": Heading(found["heading"]),
            "outcome": Outcome(found["outcome"]),
            "decided": date.fromisoformat(found["decided"]),
            "public_from": datetime.fromisoformat(found["public_from"]),
            "sections": {Section(name): text for name, text in found["sections"].items()},
            "recommendations": tuple(map(_recommendation, found["recommendations"])),
        }
    )


def report(content: bytes) -> PublicReport:
    """The report that was packed."""
    found = _unpacked(content)
    fact = found["fact"]
    return PublicReport(
        **found
        | {
            "fact": ReportFact(**fact | {"kind": ReportKind(fact["kind"])}),
            "public_from": datetime.fromisoformat(found["public_from"]),
            "heading": Heading(found["heading"]) if found["heading"] else None,
            "days": tuple(_report_day(each) for each in found["days"]),
        }
    )


def improvement(content: bytes) -> PublicImprovement:
    """The improvement that was packed."""
    found = _unpacked(content)
    fact = found["fact"]
    days = {name: _day(fact[name]) for name in ("agreed", "due", "done")}
    return PublicImprovement(
        **found
        | {
            "fact": ImprovementFact(**fact | days),
            "public_from": datetime.fromisoformat(found["public_from"]),
            "heading": Heading(found["heading"]) if found["heading"] else None,
        }
    )


def tombstone(content: bytes) -> Tombstone:
    """The tombstone that was packed."""
    found = _unpacked(content)
    at = datetime.fromisoformat(found["at"])
    return Tombstone(**found | {"why": TakenDown(found["why"]), "at": at})


def counts(content: bytes) -> tuple[CaseCount, ...]:
    """The counts that were packed together."""
    return tuple(map(_count, _unpacked(content)))


def change(content: bytes) -> PublicChange:
    """The change that was packed."""
    found = _unpacked(content)
    return PublicChange(**found | {"at": datetime.fromisoformat(found["at"])})


def question(content: bytes) -> PublicQuestion:
    """The question that was packed."""
    found = _unpacked(content)
    return PublicQuestion(
        question=question_of(found["question"]),
        public_from=datetime.fromisoformat(found["public_from"]),
    )


def learning(content: bytes) -> PublicLearning:
    """The resource that was packed."""
    found = _unpacked(content)
    return PublicLearning(
        item=learning_of(found["item"]), public_from=datetime.fromisoformat(found["public_from"])
    )


def learning_gone(content: bytes) -> LearningGone:
    """What stands where a resource was withdrawn, as it was packed."""
    found = _unpacked(content)
    return LearningGone(
        key=found["key"], kind=LearningKind(found["kind"]), at=datetime.fromisoformat(found["at"])
    )


def session(content: bytes) -> PublicSession:
    """The session that was packed."""
    found = _unpacked(content)
    hours = {n: datetime.fromisoformat(found[n]) for n in ("starts", "ends", "public_from")}
    words = {
        "kind": CourseKind(found["kind"]), "audience": Audience(found["audience"]),
        "way": SessionWay(found["way"]), "outcomes": tuple(found["outcomes"]),
        "fullness": Fullness(found["fullness"]),
    }  # fmt: skip
    return PublicSession(**found | hours | words)


def _unpacked(content: bytes) -> Any:
    return json.loads(zlib.decompress(content))


def _text(plain: object) -> bytes:
    text = json.dumps(plain, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def _count(found: dict[str, Any]) -> CaseCount:
    withheld = {NotShown(reason): cases for reason, cases in found["withheld"].items()}
    return CaseCount(**found | {"shown": tuple(found["shown"]), "withheld": withheld})


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is nothing that a shelf keeps")


def _recommendation(found: dict[str, Any]) -> PublicRecommendation:
    days = {name: _day(found[name]) for name in ("agreed", "due", "done")}
    return PublicRecommendation(**found | days)


def _report_day(found: dict[str, Any]) -> ReportDay:
    return ReportDay(what=found["what"], due=_day(found["due"]), done=_day(found["done"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
