"""What one link officer answered in a survey."""

from django.db import models

from upheld.outreach.models.enquiry import Enquiry
from upheld.outreach.models.survey import Survey


class SurveyAnswer(models.Model):
    """Answers by the number of the question. Sent again, they replace what was there.

    While a survey is open the link leads here, so that answers can be changed. Of one without
    bodies, closing it takes the enquiry away: the type of authority is all that is left.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    enquiry = models.OneToOneField(
        Enquiry, on_delete=models.SET_NULL, null=True, related_name="survey_answer"
    )
    type = models.CharField(max_length=40, blank=True)
    content = models.JSONField()

    class Classes:
        """What each field may be shown to."""

        personal = ("content",)
        restricted = ("id", "survey", "enquiry", "type")
        publishable = ()

    def __str__(self) -> str:
        """Of which survey."""
        return f"answer {self.pk} to {self.survey_id}"
