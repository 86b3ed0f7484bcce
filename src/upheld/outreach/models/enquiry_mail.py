"""One mail of an enquiry, with a link of its own."""

from django.db import models
from django.db.models import Q

from upheld.domain.enquiries import EnquiryMailKind
from upheld.outreach.models.enquiry import Enquiry


class EnquiryMail(models.Model):
    """Made with the act that causes it; laid down afterwards, under a fixed name.

    The link's token stays here until the mail is laid down, so that a turn that was killed writes
    the same mail again; then its digest alone is kept.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=20, choices=[(k.value, k.words) for k in EnquiryMailKind])
    at = models.DateTimeField()
    token = models.CharField(max_length=60, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    laid_at = models.DateTimeField(null=True)
    sent = models.BooleanField(default=False)
    """Whether a mail was laid down: not where it was answered, or nobody was left to write to."""

    class Meta:
        """Each kind once; no token is kept of what was laid down."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in EnquiryMailKind]), name="enquiry_mail_kind"
            ),
            models.UniqueConstraint(fields=("enquiry", "kind"), name="enquiry_mail_once"),
            models.CheckConstraint(
                condition=Q(laid_at__isnull=True) | Q(token=""), name="enquiry_mail_token"
            ),
        )
        indexes = (models.Index(fields=("laid_at",), name="enquiry_mail_to_lay"),)

    class Classes:
        """What each field may be shown to."""

        personal = ("token",)
        restricted = ("id", "enquiry", "kind", "at", "token_digest", "laid_at", "sent")
        publishable = ()

    def __str__(self) -> str:
        """Which; never its token."""
        return f"{self.kind} of {self.enquiry_id}"
