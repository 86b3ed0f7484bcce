"""Resources to learn from: focus reports, good-practice guides and learning examples."""

from datetime import date
from typing import cast

from upheld.domain.headings import Heading
from upheld.domain.learning import LearningKind
from upheld.pages.learning.choice import Choice, chosen
from upheld.pages.learning.one import say_gone
from upheld.publication.search.typed import LONGEST
from upheld.publication.shelf.facts import PublicLearning
from upheld.web.public.api import addresses, lasting
from upheld.web.public.api import schemas as s
from upheld.web.public.api.decisions import day_or_none
from upheld.web.public.api.figures import BODY
from upheld.web.public.api.paging import Placed, cut
from upheld.web.public.api.problems import Problem, missing
from upheld.web.public.api.resource import Page, Parameter, Question, Resource
from upheld.web.public.api.schemas import Json
from upheld.web.public.shelved import learning_of

ID = Parameter(name="id", schema=s.identity("A resource by its id."), required=True)
WORDS = Parameter(
    name="q",
    schema=s.line(
        'Words that all occur, "phrases" in quotes, and words after a minus that do not.',
        longest=LONGEST,
    ),
)
KIND = Parameter(name="kind", schema=s.one_of(LearningKind, "Resources of this kind."))
HEADING = Parameter(name="heading", schema=s.one_of(Heading, "Resources under this heading."))
SCHEMA = s.record(
    {
        "id": s.identity("Names the resource; it never changes."),
        "kind": s.one_of(LearningKind),
        "title": s.text(),
        "heading": s.one_of(Heading),
        "subject": s.text("In a few words."),
        "published": s.day(),
        "found": s.text("What was found; an empty line parts paragraphs."),
        "changed": s.text("What changed, in the same form; a guide may have none."),
        "questions": s.many(s.text(), "Questions that councillors can ask."),
        "body": s.or_null(s.slug("The body that it is about, where that agreed to be named.")),
        "agreed_to_be_named": s.or_null(s.day("The day on which that body agreed.")),
        **lasting.SCHEMA,
    }
)


def tell(learning: PublicLearning) -> Json:
    """A resource, whole."""
    item = learning.item
    return {
        "id": item.key,
        "kind": item.kind,
        "title": item.title,
        "heading": item.heading,
        "subject": item.subject,
        "published": item.published.isoformat(),
        "found": item.summary,
        "changed": item.changed,
        "questions": list(item.questions),
        "body": item.body or None,
        "agreed_to_be_named": day_or_none(item.consented if item.body else None),
        **lasting.tell(learning, addresses.of(f"/resources/{item.key}")),
    }


def one(question: Question) -> Json:
    """One resource."""
    identity, shelf = str(question.values["id"]), question.shelf
    every = learning_of(question.served)
    found = next((each for each in every if each.id == identity), None)
    if found is None and (stone := shelf.learning_gone(identity, question.now)):
        raise Problem("taken-down", say_gone(stone))
    if found is None:
        raise missing("No resource of this id is published; /api/v1/resources lists them.")
    return tell(found)


def every(question: Question) -> Page:
    """Resources by their day, the oldest first."""
    asked = {name: question.values[name] or "" for name in ("q", "kind", "heading")}
    left = chosen(learning_of(question.served), Choice(**asked)).rows
    by_place = {(each.item.published, each.id): each for each in left}
    last = cast("tuple[date, str]", question.after or (date.min, ""))
    placed = (
        Placed(place=place, item=tell(each))
        for place, each in sorted(by_place.items())
        if place > last and question.slug in {"", each.item.body}
    )
    return cut(placed, question.size)


RESOURCES = (
    Resource(
        path="/resources", name="resources", title="Resources",
        about="Focus reports, good-practice guides and learning examples, the oldest first.",
        parameters=(WORDS, BODY, KIND, HEADING), answer=every, schema=SCHEMA,
        schema_name="Resource", lists=True, place=(date, str),
    ),
    Resource(
        path="/resources/{id}", name="resource", title="One resource",
        about="One focus report, guide or example with all its words.",
        parameters=(ID,), answer=one, schema=SCHEMA, schema_name="Resource",
        taken_down=True,
    ),
)  # fmt: skip
