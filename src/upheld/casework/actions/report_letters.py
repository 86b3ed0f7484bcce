"""Letters about a report: both sides are sent the same words on the same day."""

from collections.abc import Mapping

from django.db import transaction

from upheld.casework.actions.party_letters import write_letter
from upheld.casework.models import CaseWork, ReportVersion, ReportWork
from upheld.casework.party_letters.wording import Facts, Template
from upheld.domain.sides import Side


@transaction.atomic
def tell_both(
    *, report: ReportWork, template: Template, by: str, days: Mapping[str, str],
    version: ReportVersion | None = None,
) -> None:  # fmt: skip
    """One letter to each side, with the words of a version where one is given.

    Inside `taken_report`. Refused where a side has nobody to write to: then neither is written to.
    """
    work = CaseWork.objects.select_related("case_body__case", "case_body__authority").get(
        pk=report.case_body_id
    )
    for side in Side:
        told = Facts(body=work.case_body.authority.short_name, side=side, days=days)
        write_letter(work=work, side=side, template=template, by=by, told=told, report=version)
