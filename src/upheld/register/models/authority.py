"""A body that may be complained about."""

from django.db import models
from django.db.models import F, Q

from upheld.domain.authority_types import AuthorityType


class Authority(models.Model):
    """One body. A council that was abolished and one that took its name are two bodies.

    `start` is the day it took its present type, empty where no record reaches back; `end` is its
    last day. The GSS code is an attribute only: a boundary change gives the same council a new one.
    """

    slug = models.SlugField(primary_key=True, max_length=80)
    short_name = models.CharField(max_length=120)
    type = models.CharField(max_length=20, choices=[(t.value, t.value) for t in AuthorityType])
    subtype = models.CharField(max_length=40, blank=True)
    gss_code = models.CharField(max_length=9, blank=True)
    region = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="districts"
    )
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    source = models.CharField(max_length=60)
    fictional = models.BooleanField(default=False)
    """Made up for a demonstration; a live installation has none."""

    class Meta:
        """A body has a known type and does not end before it starts."""

        constraints = (
            models.CheckConstraint(
                condition=Q(type__in=[t.value for t in AuthorityType]), name="authority_type_known"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="authority_ends_after_start",
            ),
        )

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ()
        publishable = (
            "slug", "short_name", "type", "subtype", "gss_code", "region", "parent", "start",
            "end", "source", "fictional",
        )  # fmt: skip

    def __str__(self) -> str:
        """Its slug, which is how everything else refers to it."""
        return self.slug
