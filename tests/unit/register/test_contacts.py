from datetime import date
from typing import Any

import pytest

from upheld.domain.errors import Refused
from upheld.register.actions.contacts import record_contact, record_contacts
from upheld.register.models import Authority, Contact
from upheld.register.queries.contacts import contacts_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bodies")]

DAY = date(2020, 7, 22)


@pytest.fixture
def bodies(request: pytest.FixtureRequest) -> None:
    """Three bodies that have contacts."""
    request.getfixturevalue("db")
    for slug in ("bury", "leeds", "luton"):
        Authority.objects.create(slug=slug, short_name=slug, type="unitary")


def record(**changes: Any) -> bool:
    """Record the chief executive of Luton, changed as given."""
    values: dict[str, Any] = {
        "authority": "luton",
        "role": "chief_executive",
        "name": "R. Ford",
        "title": "Chief Executive",
        "salutation": "Mr Ford",
        "email": "chief@luton.invalid",
        "start": date(2019, 1, 1),
        "end": None,
        "confirmed": date(2020, 3, 1),
        "by": "tests",
    }
    return record_contact(**(values | changes))


def row(**changes: Any) -> dict[str, Any]:
    """A line of a contact list, changed as given."""
    values: dict[str, Any] = {
        "authority": "luton", "role": "link_officer", "name": "", "title": "Link Officer",
        "salutation": "Link Officer", "email": "link@luton.invalid", "start": date(2019, 1, 1),
        "end": None, "confirmed": None,
    }  # fmt: skip
    return values | changes


def test_the_same_again_changes_nothing() -> None:
    """A contact is recorded once, whoever records it again."""
    assert record()
    assert not record()
    assert not record(by="someone else")
    assert Contact.objects.get().recorded_by == "tests"


def test_a_list_says_what_its_lines_say_one_by_one() -> None:
    """New, known, changed and said twice: the last word counts, and each change once."""
    record()
    rows = [
        row(),
        row(authority="bury"),
        row(email="office@luton.invalid"),
        row(authority="leeds"),
        row(authority="leeds"),
    ]
    assert record_contacts(rows=rows, by="tests") == 4
    link = Contact.objects.get(authority="luton", role="link_officer")
    assert (link.email, link.version) == ("office@luton.invalid", 2)
    assert Contact.objects.count() == 4
    assert record_contacts(rows=rows[1:], by="tests") == 0


def test_a_long_list_asks_the_database_no_more_often_than_a_short_one(
    django_assert_max_num_queries: Any,
) -> None:
    """Import has hundreds of contacts each year."""
    days = [date(2000 + year, 1, 1) for year in range(20)]
    with django_assert_max_num_queries(5):
        record_contacts(rows=[row(start=day) for day in days], by="tests")
    assert Contact.objects.count() == len(days)


def test_one_wrong_line_keeps_the_whole_list_out() -> None:
    """All or none."""
    with pytest.raises(Refused, match="not a body of the register"):
        record_contacts(rows=[row(), row(authority="nowhere")], by="tests")
    assert not Contact.objects.exists()


def test_a_changed_line_changes_the_contact() -> None:
    """Body, role, name and start say which contact it is; the rest may change."""
    record()
    assert record(email="ceo@luton.invalid", confirmed=DAY, by="someone else")
    contact = Contact.objects.get()
    assert (contact.email, contact.confirmed) == ("ceo@luton.invalid", DAY)
    assert contact.recorded_by == "someone else"


@pytest.mark.parametrize(
    "other",
    [
        {"authority": "bury"},
        {"role": "leader"},
        {"name": "Someone Else"},
        {"start": date(2020, 1, 1)},
        {"start": None},
    ],
)
def test_another_key_is_another_contact(other: dict[str, Any]) -> None:
    """A contact of another body, role, name or start stands beside the first."""
    record()
    assert record(**other)
    assert Contact.objects.count() == 2


def test_an_undated_contact_stands_once() -> None:
    """Without a start, too, the same again changes nothing."""
    assert record(start=None)
    assert not record(start=None)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"authority": "loutown"}, "loutown"),
        ({"role": "mayor"}, "link_officer"),
        ({"end": date(2018, 1, 1)}, "before it starts"),
        ({"email": "a@b.invalid\nBcc: c@d.invalid"}, "email"),
        ({"salutation": "Mr Ford\u2028Bcc"}, "salutation"),
        ({"salutation": "dear Mr Ford"}, "leave “Dear” out"),
    ],
)
def test_a_wrong_contact_is_refused(wrong: dict[str, Any], says: str) -> None:
    """An unknown body or role, an early end or a line break is refused, and nothing is kept."""
    with pytest.raises(Refused, match=says):
        record(**wrong)
    assert not Contact.objects.exists()


def test_a_refusal_tells_no_address() -> None:
    """What is personal does not enter the message."""
    with pytest.raises(Refused) as refusal:
        record(email="private@luton.invalid\n")
    assert "private" not in str(refusal.value)


def test_contacts_hold_on_their_days() -> None:
    """First and last day are included; open ends hold for good."""
    record(start=date(2019, 1, 1), end=DAY)
    record(role="leader", start=None)
    record(authority="bury", end=date(2020, 7, 21))
    record(authority="leeds", start=date(2020, 7, 23))
    found = contacts_on(DAY)
    assert list(found) == ["luton"]
    assert [contact.role for contact in found["luton"]] == ["chief_executive", "leader"]


def test_the_newest_of_two_comes_first() -> None:
    """Where an old contact was never ended, the one who started last is named first."""
    record(name="Old", start=None)
    record(name="Older", start=date(2010, 1, 1))
    record(name="New", start=date(2020, 1, 1))
    assert [contact.name for contact in contacts_on(DAY)["luton"]] == ["New", "Older", "Old"]


def test_a_contact_in_a_log_is_an_office() -> None:
    """The text form of a contact names nobody."""
    record()
    assert str(Contact.objects.get()) == "chief_executive of luton"
