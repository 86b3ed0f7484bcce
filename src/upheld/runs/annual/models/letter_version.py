"""One version of one body's letter: what was drafted, who approved which bytes, when it went."""

from django.db import models
from django.db.models import Q

from upheld.register.models import Authority

DRAFT, CHECKED, APPROVED, ISSUED, SUPERSEDED = STATES = (
    "draft", "checked", "approved", "issued", "superseded",
)  # fmt: skip
# Nobody has signed it: it may be written again under its version.
UNAPPROVED = (DRAFT, CHECKED)


class LetterVersion(models.Model):
    """A letter; its bytes lie in the data folder under `sha256`'s watch."""

    year = models.PositiveIntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    release = models.CharField(max_length=40)
    state = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    """Of the letter as data, from which the bytes were rendered."""
    tools = models.JSONField()
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=200)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=200, null=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        """Pairs come together, and nobody approves what they drafted."""

        constraints = (
            models.UniqueConstraint(fields=("year", "authority", "version"), name="letter_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="letter_state"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="letter_approved_pair",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("drafted_by")),
                name="letter_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(APPROVED, ISSUED)) | Q(approved_at__isnull=False),
                name="letter_approved_state",
            ),
            models.CheckConstraint(
                condition=~Q(state=ISSUED) | Q(issued_at__isnull=False), name="letter_issued_state"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = (
            "id", "state", "content_sha256", "tools", "drafted_at", "drafted_by", "approved_at",
            "approved_by", "issued_at",
        )  # fmt: skip
        publishable = ("year", "authority", "version", "release", "sha256")

    def __str__(self) -> str:
        """Which letter."""
        return f"letter {self.year} {self.authority_id} v{self.version}"
