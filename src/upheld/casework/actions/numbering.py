"""Give references: `YY NNN NNN`, without a gap and never twice."""

from datetime import date

from django.db import transaction
from django.db.models.functions import Substr

from upheld.casework.models import Case, ReferenceCounter
from upheld.casework.models.reference_counter import LARGEST
from upheld.domain.errors import OutsideFailed
from upheld.domain.reporting_year import ReportingYear
from upheld.toolbox.clock import today


@transaction.atomic
def next_reference(*, on: date | None = None, by: str) -> str:  # noqa: ARG001 - whose case it is, the case's event says
    """The next reference of the reporting year of a day, taken by the caller's transaction.

    Whoever asks at the same time waits; where the caller's transaction fails, the number is free
    again. The two digits are those of the year in which the reporting year began, as on the
    published decisions ("19 012 345" was received in 2019-20).
    """
    digits = f"{ReportingYear.of(on or today()).start.year % 100:02}"
    counter, _ = ReferenceCounter.objects.get_or_create(
        year=digits, defaults={"last": _largest_imported(digits)}
    )
    counter = ReferenceCounter.objects.select_for_update().get(pk=counter.pk)
    if counter.last >= LARGEST:
        raise OutsideFailed(f"every reference of year {digits} is given: none is left for a case")
    counter.last += 1
    counter.save()
    return f"{digits} {counter.last // 1000:03} {counter.last % 1000:03}"


def _largest_imported(digits: str) -> int:
    # Cases that came by lists have taken numbers; ours go on after the largest.
    found = (
        Case.objects.filter(reference__startswith=f"{digits} ")
        .annotate(number=Substr("reference", 4))
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return int(found.replace(" ", "")) if found else 0
