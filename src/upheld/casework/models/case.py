"""A case: one complaint, whichever bodies it concerns."""

from django.db import models
from django.db.models import Q

REFERENCE = r"^\d{2} \d{3} \d{3}$"


class Case(models.Model):
    """One complaint under one reference, `YY NNN NNN`."""

    reference = models.CharField(primary_key=True, max_length=10)

    class Meta:
        """The reference keeps its form in the database too."""

        constraints = (
            models.CheckConstraint(
                condition=Q(reference__regex=REFERENCE), name="case_reference_form"
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = ("reference",)

    def __str__(self) -> str:
        """The reference."""
        return self.reference
