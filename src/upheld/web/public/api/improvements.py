"""Improvements: what bodies agreed to change, and how each stands today."""

from datetime import date
from typing import cast

from upheld.domain.headings import Heading
from upheld.domain.promises import Promise, state_on
from upheld.publication.shelf.facts import PublicImprovement
from upheld.web.public.api import addresses, lasting
from upheld.web.public.api import schemas as s
from upheld.web.public.api.decisions import day_or_none
from upheld.web.public.api.figures import BODY
from upheld.web.public.api.paging import cut, narrowed
from upheld.web.public.api.problems import missing
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json

ID = Parameter(name="id", schema=s.identity("An improvement by its id."), required=True)
THEME = Parameter(
    name="theme", schema=s.line("Improvements of this theme, by its whole name.", longest=100)
)
STATE = Parameter(name="state", schema=s.one_of(Promise, "Improvements that stand so today."))
SCHEMA = s.record(
    {
        "id": s.identity("Names the improvement; it never changes."),
        "reference": s.text("The case after which it was agreed."),
        "body": s.slug(),
        "summary": s.text("What the body agreed to change."),
        "theme": s.text(),
        "heading": s.or_null(s.one_of(Heading)),
        "agreed": s.day(),
        "due": s.day(),
        "done": s.or_null(s.day("Null while it is not done.")),
        "state": s.one_of(Promise, "How it stands today."),
        **lasting.SCHEMA,
    }
)


def tell(improvement: PublicImprovement, today: date) -> Json:
    """An improvement as it stands on a day."""
    fact = improvement.fact
    return {
        "id": improvement.id,
        "reference": fact.reference,
        "body": fact.body,
        "summary": fact.summary,
        "theme": fact.theme,
        "heading": improvement.heading,
        "agreed": fact.agreed.isoformat(),
        "due": fact.due.isoformat(),
        "done": day_or_none(fact.done),
        "state": state_on(today, due=fact.due, done=fact.done),
        **lasting.tell(improvement, addresses.of(f"/improvements/{improvement.id}")),
    }


def one(question: Question) -> Json:
    """One improvement."""
    found = question.shelf.improvement(str(question.values["id"]), question.now)
    if found is None:
        raise missing("No improvement of this id is published; /api/v1/improvements lists them.")
    return tell(found, question.today)


def every(question: Question) -> Page:
    """Improvements by the day on which they are due."""
    found = question.shelf.each_improvement(
        question.now,
        body=question.slug,
        theme=question.values["theme"] or "",
        after=cast("tuple[date, str] | None", question.after),
    )
    placed = (((each.fact.due, each.id), tell(each, question.today)) for each in found)
    return cut(narrowed(placed, question.values, "state"), question.size)


RESOURCES = (
    Resource(
        path="/improvements", name="improvements", title="Improvements",
        about="Service improvements by the day on which they are due, the oldest first.",
        parameters=(BODY, THEME, STATE), answer=every, schema=SCHEMA, schema_name="Improvement",
        lists=True, place=(date, str),
    ),
    Resource(
        path="/improvements/{id}", name="improvement", title="One improvement",
        about="One service improvement, and how it stands today.",
        parameters=(ID,), answer=one, schema=SCHEMA, schema_name="Improvement",
    ),
)  # fmt: skip
