"""What a person had written when the session ended before it could be sent."""

from django.db import models

from upheld.people.models.person import Person


class Draft(models.Model):
    """The fields of one form as they were sent too late; kept for some days, then gone."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    place = models.CharField(max_length=200)
    """Address of the page on which the form stands."""
    content = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        """One per form; what was written later takes its place."""

        constraints = (models.UniqueConstraint(fields=("person", "place"), name="draft_once"),)

    class Classes:
        """What each field may be shown to."""

        # Whatever people write: it is shown to its writer alone.
        personal = ("content",)
        restricted = ("id", "person", "place", "kept_at")
        publishable = ()

    def __str__(self) -> str:
        """Whose and where; what was written stays out of logs."""
        return f"draft {self.pk} of {self.person_id}"
