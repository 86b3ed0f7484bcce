"""The words of a resource as a text for all letters of a year, and who changed those texts."""

from upheld.domain.facts import OF_RESOURCE, SectorText
from upheld.domain.learning import LearningItem, learning_of
from upheld.outreach.models.record_version import LEARNING
from upheld.outreach.queries.records import record
from upheld.pages.learning.shown import paragraphs
from upheld.runs.annual.models import PlanEvent
from upheld.toolbox import clock

INVENTED = "This example is invented."


def approved_item(key: str) -> tuple[LearningItem, int] | None:
    """A resource that is public now, and the number of its version."""
    found = record(LEARNING, key, clock.now())
    if found is None or found.public is None:
        return None
    return learning_of(found.public.content), found.public.number


def text_of(item: LearningItem, number: int) -> SectorText:
    """Its title and words, what was found first; whoever reads it is told what is invented."""
    invented = (INVENTED,) if item.invented else ()
    return SectorText(
        title=item.title,
        paragraphs=(*paragraphs(item.summary), *paragraphs(item.changed), *invented),
        source=f"{source_of(item)}version {number}",
    )


def source_of(item: LearningItem) -> str:
    """How every source begins that is a version of this resource."""
    return f"{OF_RESOURCE}{item.key}, "


def writers_of_texts(year: int) -> frozenset[str]:
    """Who changed the texts of a year since they were last approved."""
    found: set[str] = set()
    for event in PlanEvent.objects.filter(year=year).order_by("id"):
        found = set() if event.content["texts_approved_by"] else found | {event.by}
    return frozenset(found)
