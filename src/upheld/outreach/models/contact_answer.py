"""What a body said of one of its roles."""

from django.db import models
from django.db.models import Q

from upheld.domain.enquiries import ContactSaid, Settled
from upheld.outreach.models.enquiry import Enquiry
from upheld.register.models import Contact


class ContactAnswer(models.Model):
    """Unchanged ones confirm the contact; others wait for a person, and lose their names then."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="answers")
    role = models.CharField(max_length=20)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, related_name="+"
    )  # fmt: skip
    """Of whom it is said; empty where the role had nobody."""
    contact_version = models.PositiveIntegerField(default=0)
    """As which the contact was shown: changed since, it is not confirmed by itself."""
    said = models.CharField(max_length=10, choices=[(s.value, s.words) for s in ContactSaid])
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)
    salutation = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    settled = models.CharField(
        max_length=10, blank=True, choices=[(s.value, s.words) for s in Settled]
    )  # fmt: skip
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, null=True)
    why = models.CharField(max_length=500, blank=True)
    """Why it was not taken over."""

    class Meta:
        """One answer for each role's person; settled by somebody, at a moment, in a way."""

        constraints = (
            models.CheckConstraint(
                condition=Q(said__in=[s.value for s in ContactSaid]), name="contact_answer_said"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, settled="")
                | Q(settled_at__isnull=False, settled_by__isnull=False,
                    settled__in=[s.value for s in Settled]),
                name="contact_answer_settled_pair",
            ),
            models.UniqueConstraint(
                fields=("enquiry", "role"), name="contact_answer_once"
            ),
        )  # fmt: skip

    class Classes:
        """What each field may be shown to."""

        personal = ("name", "salutation", "email")
        restricted = (
            "id", "enquiry", "role", "contact", "contact_version", "said", "title", "settled",
            "settled_at", "settled_by", "why",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """The role alone: a name must not slip into a log."""
        return f"{self.role} of {self.enquiry_id}"
