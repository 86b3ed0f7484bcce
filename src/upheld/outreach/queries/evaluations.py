"""What people said of a course: means before and afterwards, never of a few people."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.outreach.models import Course, Evaluation
from upheld.outreach.models.evaluation import AFTER, BEFORE

FEWEST = 5
"""Below this many answers no mean is shown: it could be one person's."""


@dataclass(frozen=True, kw_only=True)
class OutcomeResult:
    """One outcome of a course: how sure people were, from 1 to 5; None of too few."""

    outcome: str
    before: float | None
    after: float | None


@dataclass(frozen=True, kw_only=True)
class CourseResult:
    """All answers about a course together."""

    before: int
    """How many answered before."""
    after: int
    outcomes: tuple[OutcomeResult, ...]
    content: float | None

    @property
    def too_few(self) -> bool:
        """Whether neither side has enough answers to show a mean."""
        return max(self.before, self.after) < FEWEST


def result_of(course: Course, *, session: int | None = None) -> CourseResult:
    """The means of a course, or of one of its sessions."""
    rows = Evaluation.objects.filter(booking__session__course=course)
    if session is not None:
        rows = rows.filter(booking__session=session)
    answers = list(rows.values_list("when", "ratings", "content"))
    before = [ratings for when, ratings, _ in answers if when == BEFORE]
    after = [ratings for when, ratings, _ in answers if when == AFTER]
    return CourseResult(
        before=len(before),
        after=len(after),
        outcomes=tuple(
            OutcomeResult(outcome=name, before=_mean(before, at), after=_mean(after, at))
            for at, name in enumerate(course.each_outcome)
        ),
        content=_mean([[content] for _, _, content in answers if content is not None], 0),
    )


def words_of(course: Course) -> list[str]:
    """What people wrote afterwards; none while so few answered that it could be told who."""
    rows = Evaluation.objects.filter(booking__session__course=course, when=AFTER)
    if rows.count() < FEWEST:
        return []
    return sorted(rows.exclude(words="").values_list("words", flat=True))


def _mean(ratings: Sequence[Sequence[int]], at: int) -> float | None:
    given = [each[at] for each in ratings if at < len(each)]
    return sum(given) / len(given) if len(given) >= FEWEST else None
