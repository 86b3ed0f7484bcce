"""A letter to one side of a case, rendered and kept, and how it went."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case_body import CaseBody
from upheld.casework.models.report_version import ReportVersion
from upheld.casework.models.statement import Statement
from upheld.domain.sides import Side

POST, LINK = "post", "link"
WAYS = {POST: "By post", LINK: "By one-time link"}


class PartyLetter(models.Model):
    """One letter. By post it waits in the post list; by link it is fetched with a word besides."""

    case_body = models.ForeignKey(CaseBody, on_delete=models.PROTECT, related_name="party_letters")
    side = models.CharField(max_length=12, choices=[(s, s.words) for s in Side])
    template = models.CharField(max_length=40)
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="letters"
    )
    report = models.ForeignKey(
        ReportVersion, on_delete=models.PROTECT, null=True, related_name="letters"
    )
    """The version of a report that it carries."""
    way = models.CharField(max_length=5, choices=WAYS)
    sha256 = models.CharField(max_length=64)
    """Of the PDF, which lies under it."""
    token_digest = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    posted_at = models.DateTimeField(null=True)
    posted_by = models.CharField(max_length=200, null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """A link has its token; what was posted has who and when."""

        constraints = (
            models.CheckConstraint(
                condition=Q(side__in=[s.value for s in Side]), name="party_letter_side"
            ),
            models.CheckConstraint(
                condition=Q(way=POST, token_digest="") | (Q(way=LINK) & ~Q(token_digest="")),
                name="party_letter_way",
            ),
            models.CheckConstraint(
                condition=Q(posted_at__isnull=True, posted_by__isnull=True)
                | Q(posted_at__isnull=False, posted_by__isnull=False),
                name="party_letter_posted_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("sha256", "token_digest")
        restricted = (
            "id", "case_body", "side", "template", "statement", "report", "way", "expires_at",
            "fetched_at", "posted_at", "posted_by", "at", "by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Which letter."""
        return f"{self.template} to {self.side} of {self.case_body_id}"
