"""Which body a code of the statistics office means."""

from upheld import reference
from upheld.register.models import Authority


def slugs_by_code() -> dict[str, str]:
    """Slug by code, codes from before a boundary change included; councils of England alone."""
    found: dict[str, str] = {}
    for row in reference.rows(reference.REGISTER[0]):
        found |= dict.fromkeys(filter(None, row["former_gss"].split("|")), row["slug"])
    coded = Authority.objects.exclude(gss_code="").values_list("gss_code", "slug")
    return found | dict(coded)
