"""One class per file."""

from upheld.outreach.models.activity_event import ActivityEvent
from upheld.outreach.models.booking import Booking
from upheld.outreach.models.cancellation import Cancellation
from upheld.outreach.models.course import Course
from upheld.outreach.models.credit import Credit
from upheld.outreach.models.evaluation import Evaluation
from upheld.outreach.models.notice import Notice
from upheld.outreach.models.record_version import RecordVersion
from upheld.outreach.models.session import Session

__all__ = [
    "ActivityEvent", "Booking", "Cancellation", "Course", "Credit", "Evaluation", "Notice",
    "RecordVersion", "Session",
]  # fmt: skip
