"""Decisions on one case, read whole."""

from datetime import date

from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.publication import PUBLISHED_OUTCOMES, TakenDown
from upheld.domain.statements import Section
from upheld.domain.subjects import Category
from upheld.publication.shelf.facts import (
    PublicDecision,
    PublicRecommendation,
    Tombstone,
    reference_in_address,
)
from upheld.web.public.api import addresses, lasting
from upheld.web.public.api import schemas as s
from upheld.web.public.api.problems import Problem, missing
from upheld.web.public.api.resource import Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

OUTCOMES = [outcome for outcome in Outcome if outcome in PUBLISHED_OUTCOMES]
REFERENCE = Parameter(name="reference", schema=s.reference(), required=True, example="26-001-234")

BRIEF = {
    "id": s.reference("The reference as addresses have it; it never changes."),
    "reference": s.text("The reference as it is printed: 26 001 234."),
    "body": s.slug("The body that it is about."),
    "decided": s.day(),
    "outcome": s.one_of(OUTCOMES),
    "heading": s.one_of(Heading, "The heading under which yearly figures count it."),
    "category": s.one_of(Category),
    "subject": s.text("The subject within the category."),
    "summary": s.text(),
    "version": s.count("Grows when the decision is changed.", minimum=1),
    **lasting.SCHEMA,
}
RECOMMENDATION = s.record(
    {
        "number": s.count(minimum=1),
        "kind": s.text("What kind of remedy; empty where only the improvement is known."),
        "summary": s.text("Of a service improvement; what is done for a person has none."),
        "theme": s.text(),
        "agreed": s.or_null(s.day()),
        "due": s.or_null(s.day()),
        "done": s.or_null(s.day("Null while it is not done.")),
    }
)
PART = s.record(
    {"section": s.one_of(Section), "title": s.text(), "text": s.text()},
    "One part of a decision under its fixed heading.",
)
WHOLE = s.record(
    {
        **BRIEF,
        "sections": s.many(s.ref("Section"), "The text, part by part."),
        "recommendations": s.many(s.ref("Recommendation")),
    },
    "A decision about one body.",
)
GONE = s.record(
    {
        "body": s.slug(),
        "why": s.one_of(TakenDown),
        "words": s.text("The reason in words."),
        "at": s.moment("When it was taken down."),
    },
    "What stands where a text was taken down.",
)
CASE = s.record(
    {
        "id": s.reference(),
        "reference": s.text(),
        "page": s.address(),
        "decisions": s.many(s.ref("Decision"), "One for each body that the case concerns."),
        "taken_down": s.many(s.ref("TakenDown"), "What is not to be read any more."),
    },
    "The decisions on one case.",
)


def brief(one: PublicDecision) -> Json:
    """A decision as lists have it."""
    return {
        "id": reference_in_address(one.reference),
        "reference": one.reference,
        "body": one.body,
        "decided": one.decided.isoformat(),
        "outcome": one.outcome,
        "heading": one.heading,
        "category": one.category,
        "subject": one.subject,
        "summary": one.sections[Section.SUMMARY],
        "version": one.version,
        **lasting.tell(one, addresses.of_case(one.reference)),
    }


def whole(one: PublicDecision) -> Json:
    """A decision with its text."""
    parts = [
        {"section": section, "title": section.words, "text": one.sections[section]}
        for section in Section
        if section in one.sections
    ]
    recommendations = [_recommendation(each) for each in one.recommendations]
    return {**brief(one), "sections": parts, "recommendations": recommendations}


def _recommendation(one: PublicRecommendation) -> Json:
    return {
        "number": one.number,
        "kind": one.kind,
        "summary": one.summary,
        "theme": one.theme,
        "agreed": day_or_none(one.agreed),
        "due": day_or_none(one.due),
        "done": day_or_none(one.done),
    }


def day_or_none(day: date | None) -> str | None:
    """A day as JSON has it."""
    return day.isoformat() if day else None


def gone(one: Tombstone) -> Json:
    """What stands where a text was taken down."""
    return {
        "body": one.body, "why": one.why, "words": one.words, "at": one.at.isoformat(),
    }  # fmt: skip


def on_case(question: Question) -> Json:
    """The decisions on one case; a problem where all of them were taken down."""
    identity = str(question.values["reference"])
    reference = identity.replace("-", " ")
    found = question.shelf.decisions_on(reference, question.now)
    taken = [gone(each) for each in question.shelf.tombstones(reference)]
    if taken and not found:
        said = "; ".join(sorted({each["words"] for each in taken}))
        raise Problem("taken-down", f"A decision stood here. It is gone: {said}.", {
            "taken_down": taken,
        })  # fmt: skip
    if not found:
        raise missing("No decision on a case of this reference is published.")
    return {
        "id": identity,
        "reference": reference,
        "page": f"/decisions/{identity}/",
        "decisions": [whole(each) for each in found],
        "taken_down": taken,
    }


RESOURCES = (
    Resource(
        path="/decisions/{reference}", name="decision", title="The decisions on one case",
        about="The whole text about each body that the case concerns, and what was taken down.",
        parameters=(REFERENCE,), answer=on_case, schema=CASE, schema_name="Case", taken_down=True,
    ),
)  # fmt: skip
COMPONENTS = {
    "Decision": WHOLE, "Section": PART, "Recommendation": RECOMMENDATION, "TakenDown": GONE,
}  # fmt: skip
