"""Questions for committees, learning and training, gathered for the shelf of an edition."""

from datetime import datetime
from typing import Any

from upheld.domain.learning import LearningKind, learning_of
from upheld.domain.scrutiny import question_of
from upheld.domain.training import Audience, CourseKind, Fullness, SessionWay
from upheld.outreach.models import Session
from upheld.outreach.models.record_version import LEARNING, QUESTION
from upheld.outreach.queries.records import ended, in_force
from upheld.outreach.queries.sessions import announced
from upheld.publication.shelf.facts import (
    LearningGone,
    PublicLearning,
    PublicQuestion,
    PublicSession,
    Resource,
)


def resources(at: datetime) -> tuple[Resource, ...]:
    """Everything of them that may be seen at a moment."""
    questions = in_force(QUESTION, at).values()
    learning = in_force(LEARNING, at).values()
    return (
        *(PublicQuestion(question=question_of(c), public_from=hour) for c, hour in questions),
        *(PublicLearning(item=learning_of(c), public_from=hour) for c, hour in learning),
        *(
            LearningGone(key=key, kind=LearningKind(each.content["kind"]), at=each.at)
            for key, each in ended(LEARNING, at).items()
        ),
        *map(_session, announced(at)),
    )


def _session(held: Any) -> PublicSession:
    session: Session = held
    course = session.course
    return PublicSession(
        id=f"{course.slug}-{session.pk}",
        number=session.pk,
        course=course.slug,
        title=course.title,
        summary=course.summary,
        outcomes=course.each_outcome,
        kind=CourseKind(course.kind),
        audience=Audience(course.audience),
        way=SessionWay(session.way),
        city=session.city,
        venue=session.venue,
        starts=session.starts_at,
        ends=session.ends_at,
        hours=f"{course.hours.normalize():f}",
        price_pence=session.price_pence,
        fullness=Fullness.of(session.places - held.taken),
        public_from=session.announced_at,  # type: ignore[arg-type] # announced ones have it
        cancelled=session.cancelled_in_id is not None,
        version=session.version,
        invented=course.invented,
    )
