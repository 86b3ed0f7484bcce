"""What the audit holds of staff lies under their own key, and goes after they have left."""

from datetime import date, datetime, time, timedelta

import pytest

from support.people import as_now, join
from upheld.casework import audit, personal
from upheld.casework.models import AuditEvent, AuditKey
from upheld.domain.office import Office
from upheld.domain.roles import Role
from upheld.people.actions import invitations, roles
from upheld.people.models import Invitation, Person
from upheld.people.queries.leaving import subjects_gone
from upheld.register.actions.office import set_office
from upheld.register.queries.office import version
from upheld.runs.rolling.forgetting import forget
from upheld.toolbox import clock

pytestmark = pytest.mark.django_db
LONG = timedelta(days=370)


def held(action: str) -> set[tuple[str, str]]:
    """What can be read beside the newest event of an action."""
    event = AuditEvent.objects.filter(action=action).latest("pk")
    return {(each.field, each.value) for each in personal.opened(event)}


def roll() -> None:
    """A turn of the clock."""
    forget(tell=lambda _: None)


def office(signatory: str, counts_from: date) -> None:
    """The office with another signatory from a day on."""
    said = Office(
        counts_from=counts_from, sender="Office", address=("1 Street",), signatory=signatory,
        titles=("Ombudsman", "Chair"), telephone="1", telephone_hours="10 to 4", post=("1 Street",),
        email="o@o.example", public_hour=time(9, 30), days_to_publication=7,
    )  # fmt: skip
    set_office(office=said, signature=None, why="new", version=version(), by="director")


def test_who_was_invited_and_who_came_lie_beside_the_chain() -> None:
    """The address under the invitation, name and address under the person; none in the chain."""
    person = join("zoe@example.org", Role.OUTREACH)
    assert held("invite") == {("email", "zoe@example.org"), ("why", "needed here")}
    assert held("accept") == {("name", "Zoe"), ("email", "zoe@example.org")}
    said = str(list(AuditEvent.objects.values()))
    assert not any(word in said for word in ("zoe", "Zoe", "needed"))
    assert set(AuditKey.objects.values_list("subject", flat=True)) == {
        str(Invitation.objects.get()), person.key,
    }  # fmt: skip


def test_who_starts_again_brings_no_new_name() -> None:
    """The person is known: nothing personal changes."""
    person = join("zoe@example.org", Role.OUTREACH)
    count = AuditKey.objects.count()
    invitations.let_start_again(
        person=person, why="lost the app", version=as_now(person), by="administrator"
    )
    assert AuditKey.objects.count() == count


def test_a_year_after_they_left_the_keys_go() -> None:
    """Not before; those of people who work here stay; the chain is whole."""
    gone, here = join("zoe@example.org", Role.OUTREACH), join("ada@example.org", Role.INTAKE)
    roles.end_person(person=gone, why="left us", version=as_now(gone), by="administrator")
    roll()
    assert AuditKey.objects.filter(key__isnull=True).count() == 0
    Person.objects.filter(pk=gone.pk).update(ended_at=clock.now() - LONG)
    roll()
    roll()
    left = AuditKey.objects.filter(key__isnull=False).values_list("subject", flat=True)
    assert gone.key not in left
    assert here.key in left
    assert AuditEvent.objects.filter(action="destroy_key").count() == 1
    assert audit.verify() == AuditEvent.objects.count()


@pytest.mark.parametrize("how", ["accepted", "withdrawn", "expired"])
def test_a_year_after_an_invitation_closed_its_key_goes(how: str) -> None:
    """Whichever way it closed; one that waits is kept."""
    if how == "accepted":
        join("zoe@example.org", Role.OUTREACH)
    else:
        invitations.invite(email="zoe@example.org", role=Role.INTAKE, why="x", by="somebody")
    made = Invitation.objects.get()
    if how == "withdrawn":
        invitations.withdraw(invitation=made, by="somebody")
    assert subjects_gone() == []
    field = {"expired": "expires_at"}.get(how, f"{how}_at")
    Invitation.objects.update(**{field: clock.now() - LONG})
    roll()
    assert held("invite") == set()


def test_a_signatory_lies_under_the_key_of_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key goes a year after another state took its place; the last one stays."""
    office("A. First", date(2020, 4, 1))
    assert held("set_office") == {("signatory", "A. First"), ("titles", "Ombudsman\nChair")}
    assert "First" not in str(list(AuditEvent.objects.values()))
    office("B. Second", date(2021, 4, 1))
    roll()
    assert AuditKey.objects.filter(key__isnull=True).count() == 0, "it took its place today"
    later = datetime.combine(clock.today() + LONG, time(12), tzinfo=clock.UK)
    monkeypatch.setattr(clock, "now", lambda: later)
    roll()
    left = AuditKey.objects.filter(key__isnull=False).values_list("subject", flat=True)
    assert list(left) == [f"office {version()}"]
    assert audit.verify() == AuditEvent.objects.count()
