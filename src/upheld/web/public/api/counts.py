"""Counts: behind each published count its cases, those published and those that are not."""

from dataclasses import replace

from upheld.domain.publication import NotShown
from upheld.publication.shelf.facts import CaseCount
from upheld.web.public.api import addresses
from upheld.web.public.api import schemas as s
from upheld.web.public.api.figures import BODY, YEAR
from upheld.web.public.api.resource import Page, Question, Resource
from upheld.web.public.api.schemas import Json

SCHEMA = s.record(
    {
        "body": s.slug(),
        "year": s.year(),
        "measure": s.text("The measure that it belongs to."),
        "figure": s.text("Which figure of the measure: `decided:upheld`."),
        "title": s.text(),
        "count": s.count("As it was published.", minimum=0),
        "shown": s.many(
            s.text(),
            "References of its published cases. Improvements are counted one by one: a case of "
            "several stands here as often as it is counted.",
        ),
        "decisions": s.many(s.address(), "Those cases here, each once."),
        "withheld": s.by_name(
            s.count(minimum=1),
            "How many of its cases are not shown, by reason: "
            + "; ".join(f"`{reason}`: {reason.words}" for reason in NotShown) + ".",
        ),
    },
    "One published count. What is shown and what is withheld add up to it.",
)  # fmt: skip


def every(question: Question) -> Page:
    """The counts of one body and year, in the order of its page."""
    (year,) = question.years
    counts = question.shelf.counts(question.slug, year)
    return Page(items=[_tell(each) for each in counts])


def _tell(one: CaseCount) -> Json:
    return {
        "body": one.body,
        "year": one.year,
        "measure": one.measure,
        "figure": one.figure,
        "title": one.title,
        "count": one.count,
        "shown": list(one.shown),
        "decisions": [addresses.of_case(reference) for reference in dict.fromkeys(one.shown)],
        "withheld": {reason.value: cases for reason, cases in one.withheld.items()},
    }


RESOURCES = (
    Resource(
        path="/counts", name="counts", title="Counts and their cases",
        about="Each published count of a body and year: which of its cases are published, and how "
        "many are not, by reason.",
        parameters=(replace(BODY, required=True), replace(YEAR, required=True)),
        answer=every, schema=SCHEMA, schema_name="Count", lists=True,
    ),
)  # fmt: skip
