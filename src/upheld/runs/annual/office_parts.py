"""What a year leaves to the ombudsman's own settings, as they count on the day its letters go."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from upheld.domain.facts import YearPlan
from upheld.domain.office import Office
from upheld.letters.signature import Signature, signature_of
from upheld.register.queries.installation import is_demonstration
from upheld.register.queries.office import office_on, setting_on
from upheld.toolbox.clock import UK
from upheld.toolbox.images import Picture

SENDER, SIGNATORY, PUBLIC_AT = "sender", "signatory", "public_at"


def parts_of(office: Office, issue_at: datetime) -> dict[str, dict[str, Any]]:
    """Each part that a year may leave out, with the fields of the plan that it fills."""
    day = issue_at.astimezone(UK).date() + timedelta(days=office.days_to_publication)
    return {
        SENDER: {"sender": office.sender, "address": office.address},
        SIGNATORY: {"signatory": office.signatory, "titles": office.titles},
        PUBLIC_AT: {"public_at": datetime.combine(day, office.public_hour, tzinfo=UK)},
    }


def with_office(plan: YearPlan) -> YearPlan:
    """The plan with what it left to the office as that stands now."""
    office = office_on(plan.issue_at.astimezone(UK).date()) if plan.from_office else None
    if office is None:
        return plan
    parts = parts_of(office, plan.issue_at)
    return replace(plan, **{k: v for part in plan.from_office for k, v in parts[part].items()})


def signature_for(plan: YearPlan) -> Signature | None:
    """The office's picture of a signature, for letters that its own signatory signs.

    None where the year names somebody else: the picture is not lent. A demonstration has none.
    """
    setting = setting_on(plan.issue_at.astimezone(UK).date())
    if setting is None or not setting.signature or is_demonstration():
        return None
    if setting.signatory != plan.signatory:
        return None
    return signature_of(Picture(bytes(setting.signature), setting.signature_type))
