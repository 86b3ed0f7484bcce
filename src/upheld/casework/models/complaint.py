"""What somebody complained about, in their own words, from its arrival on."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case import Case
from upheld.domain.sides import Channel, Consent
from upheld.register.models import Authority

PENDING, ACCEPTED, JOINED, DECLINED = "pending", "accepted", "joined", "declined"
STATES = {
    PENDING: "Waiting to be accepted",
    ACCEPTED: "Accepted as a case",
    JOINED: "Joined to a case that was there",
    DECLINED: "Not a complaint",
}
# Of a failure to provide a remedy; its row has the channel of the complaint that it follows.
OURS = "Opened by us"


class Complaint(models.Model):
    """One complaint as it arrived. It is accepted as a case, joined to one, or declined."""

    channel = models.CharField(max_length=10, choices=[(c, c.words) for c in Channel])
    state = models.CharField(max_length=10, choices=STATES, default=PENDING)
    arrived_at = models.DateTimeField(db_index=True)
    arrived_on = models.DateField()
    """The day that counts as received: UK date of a form, or the day a letter or call came."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="complaints")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    body_named = models.CharField(max_length=200, blank=True)
    """What the complainant called the body, where they wrote it."""
    text = models.TextField()
    wanted = models.TextField(blank=True)
    """What would put it right."""
    known_on = models.DateField(null=True)
    """When the person first knew of the matter: 12 months run from then."""
    told_body_on = models.DateField(null=True)
    body_answered_on = models.DateField(null=True)
    consent = models.CharField(
        max_length=12, choices=[(c, c.words) for c in Consent], default=Consent.NOT_NEEDED
    )
    consent_note = models.TextField(blank=True)
    code_digest = models.CharField(max_length=64, blank=True)
    """Digest of the code with which its sender may ask how it stands."""
    receipt = models.CharField(max_length=20, unique=True)
    """The number a sender is told before there is a case."""
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, null=True)
    settled_why = models.TextField(blank=True)

    class Meta:
        """A case belongs to what was accepted or joined; what is settled has who and when."""

        constraints = (
            models.CheckConstraint(condition=Q(state__in=tuple(STATES)), name="complaint_state"),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in Channel]), name="complaint_channel"
            ),
            models.CheckConstraint(
                condition=Q(consent__in=[c.value for c in Consent]), name="complaint_consent"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ACCEPTED, JOINED), case__isnull=False)
                | Q(state__in=(PENDING, DECLINED), case__isnull=True),
                name="complaint_case",
            ),
            models.CheckConstraint(
                condition=Q(state=PENDING, settled_at__isnull=True, settled_by__isnull=True)
                | (~Q(state=PENDING) & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="complaint_settled_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ("text", "wanted", "body_named", "consent_note", "code_digest", "settled_why")
        restricted = (
            "id", "channel", "state", "arrived_at", "arrived_on", "case", "authority", "known_on",
            "told_body_on", "body_answered_on", "consent", "receipt", "settled_at", "settled_by",
        )  # fmt: skip
        publishable = ()

    def __str__(self) -> str:
        """Its receipt only: what it says must not slip into a log."""
        return f"complaint {self.receipt}"

    @property
    def is_ours(self) -> bool:
        """Whether we opened it ourselves, with its case: nobody was given a receipt for it."""
        return self.receipt == self.case_id

    @property
    def came(self) -> str:
        """How it came, in words."""
        return OURS if self.is_ours else Channel(self.channel).words
