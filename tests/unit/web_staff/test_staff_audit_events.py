"""What the staff site tells the audit: from where, and who was shown whom."""

import pytest

from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework import audit
from upheld.casework.models import AuditEvent
from upheld.casework.origin import COMMAND_LINE, origin
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import ConflictBlock, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register")]


@pytest.fixture
def administrator() -> Person:
    """Who sees people."""
    return person_in(Role.ADMINISTRATOR)


def views(by: Person) -> list[tuple[str, str]]:
    """What somebody was shown, in order."""
    found = AuditEvent.objects.filter(action="view", by=by.key).order_by("id")
    return list(found.values_list("subject", "detail__what"))


@pytest.mark.parametrize(
    ("asks", "noted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:DB8:0::7", "2001:db8::7"),
        ("", "unknown address"),
        ("x" * 300, "unknown address"),
    ],
)
def test_a_change_says_from_which_address(administrator: Person, asks: str, noted: str) -> None:
    """In one spelling; what is no address is not written down; afterwards it is forgotten."""
    browser = browser_of(administrator, REMOTE_ADDR=asks)
    browser.post("/people/invite/", {"email": "a@example.org", "role": "intake", "why": "new"})
    assert AuditEvent.objects.get(action="invite").origin == noted
    assert origin() == COMMAND_LINE


def test_who_cannot_sign_in_is_placed_too(nobody: Browser) -> None:
    """A refusal before anybody is signed in bears its address."""
    nobody.post("/sign-in/", {"email": "a@example.org", "password": "x"}, REMOTE_ADDR="192.0.2.9")
    assert AuditEvent.objects.get(action="sign_in_refused").origin == "192.0.2.9"


def test_pages_of_people_are_noted(administrator: Person) -> None:
    """List, page and question, each once a day; of oneself nothing."""
    other = person_in(Role.PUBLISHER)
    browser = browser_of(administrator)
    for _ in range(2):
        browser.get("/people/")
        browser.get(f"/people/{other.pk}/")
        browser.get(f"/people/{administrator.pk}/")
        browser.get(f"/people/{other.pk}/end/")
    assert views(administrator) == [(other.key, "list"), (other.key, "page"), (other.key, "name")]
    assert audit.verify() > 0


def test_conflicts_and_invitations_are_noted(administrator: Person) -> None:
    """Whoever reads why somebody is blocked, or who was invited, is noted."""
    other = person_in(Role.PUBLISHER)
    block(person=other, body="luton", why="lives there", by="somebody")
    browser = browser_of(administrator)
    browser.post("/people/invite/", {"email": "a@example.org", "role": "intake", "why": "new"})
    browser.get("/")
    browser.get("/conflicts/")
    assert [subject.split()[0] for subject, _ in views(administrator)] == ["invitation", "person"]
    assert views(administrator)[1] == (other.key, "conflicts")
    manager = person_in(Role.CASEWORK_MANAGER)
    browser_of(manager).get(f"/people/{administrator.pk}/conflict/")
    assert views(manager) == [(administrator.key, "name")]
    assert "lives" not in str(list(AuditEvent.objects.values()))
    assert ConflictBlock.objects.count() == 1


def test_who_may_not_see_is_not_noted(administrator: Person) -> None:
    """A refused page showed nothing."""
    publisher = person_in(Role.PUBLISHER)
    browser_of(publisher).get(f"/people/{administrator.pk}/")
    assert views(publisher) == []
