"""One body asked once: in a round about its contacts, in a survey, or to a seminar."""

from django.db import models
from django.db.models import Q

from upheld.outreach.models.confirmation_round import ConfirmationRound
from upheld.outreach.models.session import Session
from upheld.outreach.models.survey import Survey
from upheld.register.models import Authority


class Enquiry(models.Model):
    """Who was asked is an office; where there is none, a person asks in another way."""

    round = models.ForeignKey(
        ConfirmationRound, on_delete=models.PROTECT, null=True, related_name="enquiries"
    )
    survey = models.ForeignKey(
        Survey, on_delete=models.PROTECT, null=True, related_name="enquiries"
    )
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, related_name="enquiries"
    )
    """A seminar to which its link officer is invited."""
    body = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, blank=True)
    """The office that was asked; empty where no office has an address."""
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, null=True)
    """By the form, or who of us wrote down what was told."""
    way = models.CharField(max_length=200, blank=True)
    """How we were told, where it was not by the form."""

    class Meta:
        """About one thing; each body is asked about it once."""

        constraints = (
            models.CheckConstraint(
                condition=Q(round__isnull=False, survey__isnull=True, session__isnull=True)
                | Q(round__isnull=True, survey__isnull=False, session__isnull=True)
                | Q(round__isnull=True, survey__isnull=True, session__isnull=False),
                name="enquiry_about",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="enquiry_answered_pair",
            ),
            models.UniqueConstraint(fields=("round", "body"), name="enquiry_once_in_round"),
            models.UniqueConstraint(fields=("survey", "body"), name="enquiry_once_in_survey"),
            models.UniqueConstraint(fields=("session", "body"), name="enquiry_once_to_session"),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "round", "survey", "session", "body", "role", "made_at", "answered_at",
            "answered_by", "way",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which body."""
        return f"enquiry {self.pk} to {self.body_id}"
