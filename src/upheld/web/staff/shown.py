"""Pages that show personal data say so to the audit before they are made."""

from collections.abc import Iterable

from django.http import HttpRequest

from upheld.casework.viewing import viewed_each
from upheld.people.models import Person
from upheld.web.staff.asking import person_of


def shows(request: HttpRequest, people: Iterable[Person], what: str) -> None:
    """Note that the page to come shows personal data of these people; `what` is its kind."""
    shows_of(request, (each.key for each in people), what)


def shows_of(request: HttpRequest, subjects: Iterable[str], what: str) -> None:
    """Note that the page to come shows personal data of these subjects of the audit."""
    viewed_each(by=person_of(request).key, subjects=subjects, what=what)
