"""The pre-release list: a link that works once, for one body, and every look noted."""

import re
from pathlib import Path

import pytest

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.casework.models import AuditEvent
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.models import EarlyReader
from upheld.runs.annual.publish import stage
from upheld.runs.importing.intake import import_lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_bodies"), pytest.mark.slow]
LIST = "/years/2020/early/"
HOUR = "2099-07-29T09:30"
READER = {
    "name": "Ada Reader", "email": "ada@luton.example", "office": "Luton, chief executive",
    "body": "luton", "why": "prepares an answer", "until": HOUR,
}  # fmt: skip


@pytest.fixture
def publisher() -> Person:
    """Who stages, and keeps the list."""
    return person_in(Role.PUBLISHER)


@pytest.fixture
def staged(tmp_path: Path, few_bodies: None) -> None:  # noqa: ARG001 - read by the import
    """A release whose hour has not come."""
    plan = lists.PLAN.replace("2020-07-29T09:30:00", f"{HOUR}:00")
    import_lists(lists.write_good(tmp_path / "lists", year_toml=plan), by="tests")
    freeze(2020, by="tests")
    count(2020, by="tests")
    stage(2020, by="tests")


def links(folder: Path) -> list[str]:
    """Links in the outbox, the last one last."""
    mails = sorted((folder / "outbox" / "people").glob("*.eml"), key=lambda p: p.stat().st_mtime_ns)
    texts = [path.read_text().replace("=\n", "") for path in mails]
    return [found[1] for text in texts if (found := re.search(r"https?://[^/]+(/early/\S+)", text))]


@pytest.mark.usefixtures("staged")
def test_a_link_shows_one_bodys_figures_once(
    publisher: Person, nobody: Browser, data_folder: Path
) -> None:
    """Opening it does nothing yet; the button shows the figures; then it leads nowhere."""
    browser = browser_of(publisher)
    assert browser.post(f"{LIST}add/", READER).url == LIST
    (link,) = links(data_folder)
    for _ in range(2):
        asked = nobody.get(link)
        assert b"Show the figures once" in asked.content
        assert b"Uphold" not in asked.content
    shown = nobody.post(link).content.decode()
    assert "Luton Borough Council, 2019-20" in shown
    assert "Not public before 29 July 2099" in shown
    assert "Croydon" not in shown
    assert [nobody.get(link).status_code, nobody.post(link).status_code] == [404, 404]
    assert nobody.get(link).content == nobody.get("/early/never-was/").content.replace(
        b"/early/never-was/", link.encode()
    )
    look = AuditEvent.objects.get(action="read_early")
    assert (look.by, look.detail) == ("early reader 1", {"body": "luton", "release": "2020-v1"})
    assert "Ada" not in "".join(str(e.detail) + e.subject + e.by for e in AuditEvent.objects.all())
    page = browser.get(LIST).content.decode()
    assert "Ada Reader" in page
    assert "not yet" not in page


@pytest.mark.usefixtures("staged")
def test_another_link_ends_the_one_before(
    publisher: Person, nobody: Browser, data_folder: Path
) -> None:
    """And a withdrawn person has none."""
    browser = browser_of(publisher)
    browser.post(f"{LIST}add/", READER)
    browser.post(f"{LIST}1/again/")
    first, second = links(data_folder)
    assert [nobody.get(first).status_code, nobody.get(second).status_code] == [404, 200]
    for _ in range(2):
        browser.post(f"{LIST}1/withdraw/")
    assert nobody.get(second).status_code == 404
    browser.post(f"{LIST}1/again/")
    assert len(links(data_folder)) == 2
    assert EarlyReader.objects.get().withdrawn_at


@pytest.mark.usefixtures("staged")
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until": "2099-07-29T09:31"}, "between now and the public hour"),
        ({"until": "2020-07-29T09:30"}, "between now and the public hour"),
        ({"until": "soon"}, "Write day and hour"),
        ({"email": "ada"}, "Write an email address"),
        ({"body": "nowhere"}, "Choose a body of the release"),
        ({"why": ""}, "Say why this person"),
    ],
)
def test_who_is_listed_is_named_for_a_reason_until_the_hour(
    publisher: Person, changed: dict[str, str], said: str
) -> None:
    """What was written stays in the form."""
    answer = browser_of(publisher).post(f"{LIST}add/", READER | changed).content.decode()
    assert said in answer
    assert 'value="Ada Reader"' in answer
    assert not EarlyReader.objects.exists()


def test_nothing_is_shown_while_nothing_is_staged(publisher: Person) -> None:
    """The form is not even offered."""
    browser = browser_of(publisher)
    assert browser.get(f"{LIST}add/").url == LIST
    assert "nobody can be shown anything" in browser.get(LIST).content.decode()


@pytest.mark.usefixtures("staged")
def test_a_conflict_keeps_from_the_list_too(publisher: Person) -> None:
    """The body's readers are neither shown nor changed, and none is added."""
    browser = browser_of(publisher)
    browser.post(f"{LIST}add/", READER)
    assert "Ada Reader" in browser.get(LIST).content.decode()
    block(person=publisher, body="luton", why="lives there", by="somebody")
    assert "Ada" not in browser.get(LIST).content.decode()
    assert browser.post(f"{LIST}1/withdraw/").status_code == 404
    assert "Choose a body" in browser.post(f"{LIST}add/", READER).content.decode()


@pytest.mark.usefixtures("staged")
def test_the_list_is_sorted_and_only_who_is_shown_is_noted(publisher: Person) -> None:
    """Whose time runs first by default; by body or office, not by name."""
    browser = browser_of(publisher)
    for name, body in (("Zoe Reader", "luton"), ("Ada Reader", "croydon")):
        browser.post(f"{LIST}add/", READER | {"name": name, "body": body})
    browser.post(f"{LIST}1/withdraw/")
    for sort, first in (("", "Ada"), ("name", "Ada"), ("-name", "Zoe"), ("body", "Ada")):
        # The page before said at its top who was withdrawn.
        page = browser.get(f"{LIST}?sort={sort}").content.decode().partition("<tbody>")[2]
        assert min(("Ada", "Zoe"), key=page.index) == first
    AuditEvent.objects.all().delete()
    page = browser.get(f"{LIST}?time=open&text=croy").content.decode()
    assert "Ada Reader" in page
    assert "Zoe" not in page
    assert {e.subject for e in AuditEvent.objects.filter(action="view")} == {"early reader 2"}
    assert "Nobody fits" in browser.get(f"{LIST}?text=ada").content.decode()
