"""A course or a kind of seminar that the ombudsman holds."""

from django.db import models
from django.db.models import Q

from upheld.domain.training import Audience, CourseKind


class Course(models.Model):
    """What is taught or talked about; it is held in sessions."""

    slug = models.SlugField(primary_key=True, max_length=80)
    kind = models.CharField(max_length=10, choices=[(k.value, k.words) for k in CourseKind])
    audience = models.CharField(max_length=10, choices=[(a.value, a.words) for a in Audience])
    title = models.CharField(max_length=200)
    summary = models.TextField()
    outcomes = models.TextField(blank=True)
    """Learning outcomes of a course, topics of a seminar: one a line. Evaluation asks of each."""
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    invented = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=200, null=True)
    version = models.PositiveIntegerField(default=0)
    """Counts every change: a form says which one it was made from."""

    class Meta:
        """Known words, a length, and who retired it."""

        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in CourseKind]), name="course_kind"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[a.value for a in Audience]), name="course_audience"
            ),
            models.CheckConstraint(condition=Q(hours__gt=0), name="course_hours"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="course_retired_pair",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("retired_at", "retired_by", "version")
        publishable = (
            "slug", "kind", "audience", "title", "summary", "outcomes", "hours", "invented",
        )  # fmt: skip

    def __str__(self) -> str:
        """Its slug."""
        return self.slug

    @property
    def each_outcome(self) -> tuple[str, ...]:
        """Its outcomes one by one, as they are told and asked about."""
        return tuple(line for line in self.outcomes.splitlines() if line.strip())
