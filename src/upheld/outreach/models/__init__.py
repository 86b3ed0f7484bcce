"""One class per file."""

from upheld.outreach.models.activity_event import ActivityEvent
from upheld.outreach.models.booking import Booking
from upheld.outreach.models.cancellation import Cancellation
from upheld.outreach.models.confirmation_round import ConfirmationRound
from upheld.outreach.models.contact_answer import ContactAnswer
from upheld.outreach.models.course import Course
from upheld.outreach.models.credit import Credit, CreditUse
from upheld.outreach.models.enquiry import Enquiry
from upheld.outreach.models.enquiry_mail import EnquiryMail
from upheld.outreach.models.evaluation import Evaluation
from upheld.outreach.models.notice import Notice
from upheld.outreach.models.record_version import RecordVersion
from upheld.outreach.models.session import Session
from upheld.outreach.models.survey import Survey
from upheld.outreach.models.survey_answer import SurveyAnswer

__all__ = [
    "ActivityEvent", "Booking", "Cancellation", "ConfirmationRound", "ContactAnswer", "Course",
    "Credit", "CreditUse", "Enquiry", "EnquiryMail", "Evaluation", "Notice", "RecordVersion",
    "Session", "Survey", "SurveyAnswer",
]  # fmt: skip
