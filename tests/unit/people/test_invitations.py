"""People come by invitation."""

from datetime import timedelta
from pathlib import Path

import pytest

from support.people import KEY, PASSWORD, as_now, join
from upheld.casework.models import AuditEvent
from upheld.domain.errors import Overtaken, Refused
from upheld.domain.roles import Role
from upheld.people import second_factor
from upheld.people.actions import invitations
from upheld.people.actions.roles import end_person
from upheld.people.models import Invitation, Person
from upheld.people.queries.people import roles_of
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db


def accept(path: str, *, password: str = PASSWORD, code: str = "") -> Person:
    """Follow the link of an invitation."""
    person, _ = invitations.accept(
        token=path.split("/")[2], name="Ada", password=password, key=KEY,
        code=code or second_factor.current_code(KEY), by="an invitation",
    )  # fmt: skip
    return person


def invite(email: str = "ada@example.org") -> str:
    """Invite an outreach officer."""
    return invitations.invite(email=email, role=Role.OUTREACH, why="joins us", by="somebody")


def test_an_invitation_is_accepted_once() -> None:
    """The link makes one account with the role, password and second factor; then it is used."""
    path = invite("Ada@Example.org")
    person = accept(path)
    assert person.email == "ada@example.org"
    assert roles_of(person) == {Role.OUTREACH}
    assert person.check_password(PASSWORD)
    assert second_factor.has_authenticator(person)
    with pytest.raises(Refused, match="was used"):
        accept(path)


def test_the_secret_of_a_link_lies_in_the_mail_alone(data_folder: Path) -> None:
    """The table holds a digest, and the mail is for its owner's eyes."""
    token = invite().split("/")[2]
    row = Invitation.objects.values().get()
    assert token not in str(row)
    mail = next((data_folder / "outbox" / "people").glob("*.eml"))
    assert token in mail.read_text().replace("=\n", "").replace("=\r\n", "")
    assert mail.stat().st_mode & 0o077 == 0


def test_the_audit_names_no_person() -> None:
    """Events hold keys, never an address or a name."""
    accept(invite("zoe@example.org"))
    said = str(list(AuditEvent.objects.values()))
    # Digests are hexadecimal: they cannot hold these by chance.
    assert [word for word in ("zoe", "@", "Ada ", "'Ada'") if word in said] == []
    assert [e.action for e in AuditEvent.objects.order_by("id")] == ["invite", "accept"]


def test_old_and_withdrawn_links_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """After three days, or once taken back, a link is as good as none."""
    path = invite()
    invitations.withdraw(invitation=Invitation.objects.get(), by="somebody")
    with pytest.raises(Refused, match="withdrawn"):
        accept(path)
    late = clock.now() + invitations.VALID + timedelta(seconds=1)
    path = invite()
    monkeypatch.setattr(clock, "now", lambda: late)
    with pytest.raises(Refused, match="too old"):
        accept(path)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"email": "nobody"}, "write an email address"),
        ({"email": "x@demonstration.invalid"}, "the demonstration’s own"),
        ({"why": " "}, "say why"),
    ],
)
def test_what_makes_no_invitation(changed: dict[str, str], words: str) -> None:
    """An address that is none, a demonstration's, no reason."""
    fields = {"email": "ada@example.org", "why": "joins us"} | changed
    with pytest.raises(Refused, match=words):
        invitations.invite(role=Role.OUTREACH, by="somebody", **fields)


def test_nobody_is_invited_twice() -> None:
    """Not while an invitation waits, and not with an account."""
    path = invite()
    with pytest.raises(Refused, match="withdraw it first"):
        invite("ADA@example.org")
    accept(path)
    with pytest.raises(Refused, match="has an account"):
        invite()


def test_a_weak_password_or_a_wrong_code_makes_no_account() -> None:
    """Nothing of an account is left behind."""
    path = invite()
    for fault in ({"password": "short"}, {"code": "123"}, {"password": "ada@example.org"}):
        with pytest.raises(Refused):
            accept(path, **fault)
    assert Person.objects.count() == 0


def test_who_starts_again_has_nothing_of_before() -> None:
    """Password and second factor end at once; the link sets new ones, the roles stay."""
    person = join("ada@example.org", Role.OUTREACH)
    path = invitations.let_start_again(
        person=person, why="lost the telephone", version=as_now(person), by="somebody"
    )
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not second_factor.has_authenticator(person)
    assert accept(path, password=PASSWORD[::-1]) == person
    assert roles_of(person) == {Role.OUTREACH}
    with pytest.raises(Refused, match="starts themselves"):
        invitations.let_start_again(person=person, why="why not", version=0, by=person.key)


def test_who_has_ended_is_let_in_again_without_a_role() -> None:
    """By a new link; what they knew before opens nothing."""
    person = join("ada@example.org", Role.OUTREACH)
    with pytest.raises(Refused, match="has not ended"):
        invitations.let_back(person=person, why="x", version=as_now(person), by="somebody")
    end_person(person=person, why="left us", version=as_now(person), by="somebody")
    with pytest.raises(Refused, match="let them in again"):
        invitations.invite(email="ada@example.org", role=Role.INTAKE, why="x", by="somebody")
    with pytest.raises(Overtaken, match="ended the access"):
        invitations.let_back(person=person, why="is back", version=0, by="somebody")
    path = invitations.let_back(
        person=person, why="is back", version=as_now(person), by="somebody"
    )  # fmt: skip
    assert (person.is_active, person.has_usable_password()) == (True, False)
    assert (roles_of(person), second_factor.has_authenticator(person)) == (set(), False)
    again = accept(path)
    assert (again, roles_of(again)) == (person, set())
