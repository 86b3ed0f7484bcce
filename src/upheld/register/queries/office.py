"""The ombudsman's own settings as they count on a day."""

from dataclasses import fields
from datetime import date
from typing import Any

from upheld.domain.office import Office
from upheld.domain.periods import months_after
from upheld.domain.retention import STAFF_MONTHS
from upheld.register.models import OfficeSetting
from upheld.toolbox import clock

LINES = ("address", "titles", "post")


def office_on(day: date) -> Office | None:
    """What counts on a day; None where nothing was said for it."""
    setting = setting_on(day)
    return office_of(setting) if setting else None


def setting_on(day: date) -> OfficeSetting | None:
    """The row that counts on a day."""
    begun = OfficeSetting.objects.filter(counts_from__lte=day)
    return begun.order_by("-counts_from", "-pk").first()


def reached_on(day: date) -> dict[str, Any] | None:
    """How the public reaches the office on a day, and nothing else of its settings."""
    begun = OfficeSetting.objects.filter(counts_from__lte=day).order_by("-counts_from", "-pk")
    found = begun.values("telephone", "telephone_hours", "post", "email").first()
    return dict(found) if found else None


def training_since_on(day: date) -> date | None:
    """Since when training has been given, as it counts on a day; None where nobody has said."""
    setting = setting_on(day)
    return setting.training_since if setting else None


def settings() -> list[OfficeSetting]:
    """Every state that was ever recorded, the latest first day first."""
    return list(OfficeSetting.objects.order_by("-counts_from", "-pk").defer("signature"))


def office_of(setting: OfficeSetting) -> Office:
    """A row as the facts it holds."""
    said = {field.name: getattr(setting, field.name) for field in fields(Office)}
    return Office(**said | {name: tuple(said[name]) for name in LINES})


def version() -> int:
    """The number of the last state recorded, 0 before the first."""
    return OfficeSetting.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def subject_of(setting: OfficeSetting) -> str:
    """How the audit names a state."""
    return f"office {setting.pk}"


def subjects_replaced() -> list[str]:
    """Subjects of the audit: states in whose place another has been for long."""
    long_ago = months_after(clock.today(), -STAFF_MONTHS)
    found, earliest = [], None
    # From the state that holds last of all backwards: each is replaced by those already seen.
    for state in settings():
        if earliest and earliest <= long_ago:
            found.append(subject_of(state))
        begins = max(state.counts_from, state.at.astimezone(clock.UK).date())
        earliest = min(earliest, begins) if earliest else begins
    return found
