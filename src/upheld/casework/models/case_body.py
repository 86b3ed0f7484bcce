"""Case x body: outcome, reason and remedy belong to the pair, not to the case."""

from django.db import models
from django.db.models import Q

from upheld.casework.models.case import Case
from upheld.casework.models.intake import Intake
from upheld.domain.headings import Heading
from upheld.register.models import Authority

# Casework is real. In a demonstration each thing was once published, or is invented: of the
# receipt here, of a decision and a remedy with their own events.
PROVENANCES = ("casework", "published", "invented")


class CaseBody(models.Model):
    """One case as it concerns one body.

    `received` and `heading` are empty only while a case is known by its remedy alone, or nobody
    has coded it; a later change of either is kept as a recode event.
    """

    # "19 012 345/luton": a natural key lets bulk imports write children without reading ids back.
    key = models.CharField(primary_key=True, max_length=100)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="bodies")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    received = models.DateField(null=True, db_index=True)
    heading = models.CharField(max_length=20, null=True, choices=[(h, h.words) for h in Heading])
    provenance = models.CharField(max_length=10, default="casework")
    moved_to = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="moved_from"
    )
    """The pair that took this one's place when a joint case was split; it counts in its stead."""
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """One row per pair, with known words only."""

        constraints = (
            models.UniqueConstraint(fields=("case", "authority"), name="case_body_once"),
            models.CheckConstraint(
                condition=Q(heading__isnull=True) | Q(heading__in=[h.value for h in Heading]),
                name="case_body_heading",
            ),
            models.CheckConstraint(
                condition=Q(provenance__in=PROVENANCES), name="case_body_provenance"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("intake", "moved_to")
        publishable = ("key", "case", "authority", "received", "heading", "provenance")

    def __str__(self) -> str:
        """Its key."""
        return self.key


def key_of(reference: str, authority: str) -> str:
    """The natural key of a case x body."""
    return f"{reference}/{authority}"
