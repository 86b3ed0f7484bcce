"""Who there is, who may do what, and who may not deal with which body."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from upheld.casework.models import AuditEvent
from upheld.domain.roles import PERMITTED, Deed, Role, deeds_of
from upheld.people.models import ConflictBlock, Person, PersonRole
from upheld.people.models.person import DEMONSTRATION, normal


class Wanted(NamedTuple):
    """Which people a list shows."""

    text: str = ""
    role: str = ""
    ended: bool = False


def roles_of(person: Person) -> frozenset[Role]:
    """The roles that a person has now; none once the person has ended."""
    if not person.is_active:
        return frozenset()
    held = PersonRole.objects.filter(person=person, ended_at__isnull=True)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def permitted(person: Person) -> frozenset[Deed]:
    """Everything that a person may do now."""
    return deeds_of(roles_of(person)) if person.is_active else frozenset()


def is_blocked(person: Person, body: str) -> bool:
    """Whether a person may not deal with the body of this slug."""
    return open_conflicts().filter(person=person, authority=body).exists()


def blocked_bodies(person: Person) -> frozenset[str]:
    """Slugs of the bodies that a person may not deal with."""
    return frozenset(open_conflicts().filter(person=person).values_list("authority", flat=True))


def named(key: str) -> str:
    """The name of the person that a key of the audit means; the key itself where it is no one's."""
    kind, _, rest = key.partition(" ")
    if kind == "person" and rest.isdecimal():
        known = Person.objects.filter(pk=int(rest))
    else:
        known = Person.objects.filter(email=f"{rest}@{DEMONSTRATION}")
    return known.values_list("name", flat=True).first() or key


def people_who_may(deed: Deed) -> list[Person]:
    """Everybody whom a role permits a deed, by name."""
    roles = [role for role, grant in PERMITTED.items() if deed in grant.deeds]
    having = PersonRole.objects.filter(role__in=roles, ended_at__isnull=True).values("person")
    return list(Person.objects.filter(pk__in=having, ended_at__isnull=True).order_by("name", "pk"))


def names() -> dict[str, str]:
    """What each person is called, by the key under which the audit knows them."""
    return {person.key: person.name for person in Person.objects.all()}


def open_conflicts() -> QuerySet[ConflictBlock]:
    """Every conflict block that was not lifted, by name of the person."""
    found = ConflictBlock.objects.filter(lifted_at__isnull=True)
    return found.select_related("person", "authority").order_by("person__name", "authority")


def people(wanted: Wanted) -> QuerySet[Person]:
    """People by name, each with the roles held now as `held`."""
    held = PersonRole.objects.filter(ended_at__isnull=True).order_by("role")
    found = Person.objects.filter(ended_at__isnull=not wanted.ended)
    if wanted.text:
        found = found.filter(Q(name__icontains=wanted.text) | Q(email__icontains=wanted.text))
    if wanted.role:
        having = held.filter(role=wanted.role).values("person")
        found = found.filter(pk__in=having)
    return found.order_by("name", "pk").prefetch_related(
        Prefetch("roles", queryset=held, to_attr="held")
    )


def person(pk: int) -> Person | None:
    """One person, ended ones included."""
    return Person.objects.filter(pk=pk).first()


def name_of(key: str) -> str:
    """Whom a key of the audit means, for pages of colleagues; the key where it is nobody's."""
    words, _, last = key.rpartition(" ")
    if words == "person" and last.isdecimal():
        found = person(int(last))
    else:
        found = person_of(f"{last}@{DEMONSTRATION}") if words == "demonstration" else None
    return found.name if found else key


def person_of(email: str) -> Person | None:
    """The person of an address who may sign in."""
    return Person.objects.filter(email=normal(email), ended_at__isnull=True).first()


def asked_since(who: Person, moment: datetime) -> bool:
    """Whether a new password was asked for this person after a moment."""
    asked = AuditEvent.objects.filter(action="ask_reset", subject=who.key, at__gt=moment)
    return asked.exists()
