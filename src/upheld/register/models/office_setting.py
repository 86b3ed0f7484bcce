"""What the ombudsman's own letters and pages say of the office, from a day on."""

from django.db import models
from django.db.models import Q

from upheld.domain.office import ANSWER_MONTHS

SIGNATURE_TYPES = ("", "image/png", "image/svg+xml")


class OfficeSetting(models.Model):
    """One whole state of the office's settings; never altered.

    Of those that count on a day, the one with the latest first day holds, and of two with the same
    first day the one that was recorded last.
    """

    counts_from = models.DateField()
    sender = models.CharField(max_length=200)
    address = models.JSONField()
    """Lines under the sender in letters."""
    signatory = models.CharField(max_length=200)
    titles = models.JSONField()
    """Lines under the signatory."""
    signature = models.BinaryField(null=True)
    signature_type = models.CharField(max_length=20, blank=True)
    telephone = models.CharField(max_length=40)
    telephone_hours = models.CharField(max_length=200)
    post = models.JSONField()
    """Lines of the postal address for the public."""
    email = models.CharField(max_length=254)
    public_hour = models.TimeField()
    """UK local time at which releases open."""
    days_to_publication = models.PositiveSmallIntegerField()
    """From the day letters go to the day the year is public."""
    answer_months = models.PositiveSmallIntegerField(default=ANSWER_MONTHS)
    """From the last day of a round to the end of names in its answers that nobody settled."""
    training_since = models.DateField(null=True)
    """Since when courses and seminars have been given; null where nobody has said."""
    why = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        """Somebody signs for a sender, and an image says what it is."""

        constraints = (
            models.CheckConstraint(
                condition=~Q(sender="") & ~Q(signatory="") & ~Q(why=""), name="office_named"
            ),
            models.CheckConstraint(
                condition=Q(signature__isnull=True, signature_type="")
                | (Q(signature__isnull=False) & Q(signature_type__in=SIGNATURE_TYPES[1:])),
                name="office_signature_typed",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        # The name of whoever signs stands in every letter; the image must not be lent to others.
        restricted = ("id", "signature", "signature_type", "why", "at", "by")
        publishable = (
            "counts_from", "sender", "address", "signatory", "titles", "telephone",
            "telephone_hours", "post", "email", "public_hour", "days_to_publication",
            "answer_months", "training_since",
        )  # fmt: skip

    def __str__(self) -> str:
        """From when."""
        return f"office from {self.counts_from}"
