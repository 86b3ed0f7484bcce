"""Who is in a case, and where its consent stands."""

from django.db.models import Case as Chosen
from django.db.models import QuerySet, Value, When

from upheld.casework.models import Complainant, Complaint
from upheld.casework.models.complainant import ROLES
from upheld.casework.models.complaint import JOINED
from upheld.casework.queries.changes import newest_change

PEOPLE_CHANGES = frozenset({
    "add_person", "change_person", "set_consent", "set_joined_consent", "record_complainant",
    "remove_person",
})  # fmt: skip
"""What changes the people of a case, as the audit names it."""


def people_version(reference: str) -> int:
    """What a form about the people of a case is made from; 0 where nothing was changed yet."""
    return newest_change(reference, PEOPLE_CHANGES)


def people_of(reference: str) -> QuerySet[Complainant]:
    """The people of a case, in the order of the roles."""
    order = Chosen(*(When(role=role, then=Value(n)) for n, role in enumerate(ROLES)))
    return Complainant.objects.filter(case=reference).order_by(order, "pk")


def written_again(reference: str) -> QuerySet[Complainant]:
    """The same people as further complaints of the case wrote themselves down."""
    found = Complainant.objects.filter(case__isnull=True, complaint__case=reference)
    return found.select_related("complaint").order_by("pk")


def joined_complaints(reference: str) -> QuerySet[Complaint]:
    """Complaints that were joined to a case: each is about a person of its own, who may consent."""
    return Complaint.objects.filter(case=reference, state=JOINED).order_by("pk")


def person_of_case(reference: str, number: int) -> Complainant | None:
    """One of the people of a case."""
    return Complainant.objects.filter(case=reference, pk=number).first()


def consent_note(reference: str) -> str:
    """What was noted on consent last."""
    found = Complaint.objects.filter(case=reference).exclude(state=JOINED)
    found = found.exclude(consent_note="").order_by("-pk")
    return found.values_list("consent_note", flat=True).first() or ""
