"""Which bodies' deputies get a copy of each reminder."""

from collections.abc import Collection
from datetime import date

from upheld.register.models import DeputyCopy

DEPUTY = "deputy_link_officer"


def copied_on(day: date, *, bodies: Collection[str]) -> set[str]:
    """Those of these bodies whose deputy gets a copy on a day."""
    begun = DeputyCopy.objects.filter(authority__in=bodies, counts_from__lte=day)
    rows = begun.order_by("counts_from", "pk").values_list("authority_id", "copied")
    return {slug for slug, copied in dict(rows).items() if copied}


def states_of(slug: str) -> list[DeputyCopy]:
    """Every state of a body that was ever recorded, the latest first day first."""
    return list(DeputyCopy.objects.filter(authority=slug).order_by("-counts_from", "-pk"))
