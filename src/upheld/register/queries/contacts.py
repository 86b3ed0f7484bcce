"""Who receives a body's letters on a day."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q

from upheld.domain.errors import Refused
from upheld.register.models import Contact
from upheld.register.models.contact import ROLES
from upheld.toolbox import clock

ORDER = list(ROLES)


@dataclass(frozen=True, kw_only=True)
class ContactOnDay:
    """A person or office in one role; `name`, `salutation` and `email` are personal."""

    role: str
    name: str
    title: str
    salutation: str
    email: str
    start: date | None
    end: date | None
    confirmed: date | None
    returned: date | None = None

    def __post_init__(self) -> None:
        """Refuse a role that no letter knows."""
        if self.role not in ROLES:
            raise Refused(f"{self.role!r} is not a role: give one of {', '.join(ROLES)}")


def contacts_on(
    day: date, *, bodies: Collection[str] | None = None
) -> dict[str, tuple[ContactOnDay, ...]]:
    """The contacts that hold on `day`, by slug: in order of role, then the latest to start first.

    An empty start or end is open; a body without any contact is left out. `bodies` are all where
    none are named.
    """
    begun = Q(start__isnull=True) | Q(start__lte=day)
    lasting = Q(end__isnull=True) | Q(end__gte=day)
    names = [field.name for field in fields(ContactOnDay)]
    found: dict[str, list[ContactOnDay]] = defaultdict(list)
    rows = Contact.objects.filter(begun, lasting)
    if bodies is not None:
        rows = rows.filter(authority__in=bodies)
    for row in rows.values("authority_id", *names):
        found[row.pop("authority_id")].append(ContactOnDay(**row))
    return {slug: tuple(sorted(held, key=precedence)) for slug, held in sorted(found.items())}


def contacts_of(slug: str) -> list[Contact]:
    """Every contact of one body: those that have not ended first, in order of role."""
    held = Contact.objects.filter(authority=slug)
    return sorted(
        held,
        key=lambda c: (
            c.end is not None and c.end < clock.today(), ORDER.index(c.role),
            -(c.start or date.min).toordinal(), c.pk,
        ),
    )  # fmt: skip


def precedence(contact: Contact | ContactOnDay) -> tuple[int, int, str]:
    """Order of role, then the latest to start first."""
    latest_first = -(contact.start or date.min).toordinal()
    return ORDER.index(contact.role), latest_first, contact.name
