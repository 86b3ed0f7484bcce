"""Groups of letters, many at a time, and the reading pack."""

import re
from typing import Any

import pytest

from support import lists
from support.letter_desk import OWN, add, letter, said_in_pdf
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import Do, seen_by, text_of
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.runs.annual.approve import approve
from upheld.runs.annual.pack import pack_of
from upheld.runs.importing.intake import import_lists

pytestmark = pytest.mark.slow


@pytest.mark.django_db
class TestMany:
    """Groups of the same blocks, and what each says that the others do not."""

    def test_letters_are_found_by_what_they_have(self, officer: Browser) -> None:
        """Free text, held, doubtful addressees; a word that is no filter shows all."""
        add(officer, OWN)
        both = ["Croydon", "Luton"]
        for wish, names in (
            ("with=own", ["Luton"]), ("with=late", []), ("with=doubt", []), ("state=draft", both),
            ("with=x", both),
        ):  # fmt: skip
            page = officer.get(f"/years/2020/letters/?{wish}").content.decode()
            rows = page.partition("<tbody>")[2]
            assert [n for n in ("Croydon", "Luton") if n in rows] == names, wish

    def test_a_group_says_what_its_letters_alone_say(self, officer: Browser, do: Do) -> None:
        """Approval of chosen letters shows it first; what changed meanwhile is not approved."""
        add(officer, OWN)
        page = officer.get("/years/2020/letters/groups/").content.decode()
        groups = re.findall(r"/letters/groups/(\w+)/", page)
        for group in groups:
            shown = text_of(officer.get(f"/years/2020/letters/groups/{group}/"))
            assert ("stands alone" in shown) or (OWN in shown)
        ombudsman = browser_of(person_in(Role.OMBUDSMAN))
        bulk = ombudsman.get("/years/2020/approve/?letter=luton").content.decode()
        seen = re.search(r'name="seen" value="(\w+)"', bulk)
        assert seen
        assert "not checked by anybody" in bulk
        add(officer, f"{OWN} Again.")
        sent = {"letter": "luton", "seen": seen[1]}
        assert "has changed since" in text_of(ombudsman.post("/years/2020/approve/", sent))
        assert do(ombudsman, "/years/2020/approve/", letter="luton").said == "1 approved."
        assert letter("croydon").state == "draft"

    @pytest.mark.parametrize("path", ["/years/2020/approve/", "/years/2020/letters/check/"])
    def test_nobody_signs_a_page_that_was_not_shown(self, path: str, launched: Any) -> None:
        """Without what the page showed nothing starts; the page says what to do instead."""
        browser = browser_of(person_in(Role.OMBUDSMAN))
        answer = browser.post(path)
        assert "does not say which letters you saw" in text_of(answer)
        assert seen_by(browser, path)["seen"] in answer.content.decode()
        assert launched == []

    def test_many_are_checked_at_once(self, director: Browser, do: Do) -> None:
        """Those that were checked before are left as they are."""
        assert do(director, "/years/2020/letters/check/").said == "2 checked."
        again = director.post("/years/2020/letters/check/")
        assert "None of these letters waits" in text_of(again)

    def test_a_doubtful_addressee_is_shown_before_approval(
        self, ombudsman: Browser, tmp_path: Any
    ) -> None:
        """With why, and leads to the letter."""
        line = (
            "luton,chief_executive,,Chief Executive,Chief Executive,ce@luton.example,,,2019-04-10"
        )
        contacts = lists.write(tmp_path / "contacts", contacts_csv=(lists.CONTACTS, line))
        import_lists(contacts, by="tests")
        assert "last confirmed 10 April 2019" in text_of(ombudsman.get("/years/2020/approve/"))
        listed = text_of(ombudsman.get("/years/2020/letters/"))
        assert "One letter has a doubtful addressee" in listed
        approve(2020, (), by="somebody")
        publisher = browser_of(person_in(Role.PUBLISHER))
        assert "1 in doubt" in text_of(publisher.get("/years/2020/issue/"))
        assert "last confirmed 10 April 2019" in text_of(publisher.get("/years/2020/recipients/"))


@pytest.mark.django_db
class TestPack:
    """One PDF for whoever reads the letters."""

    def test_it_holds_what_should_be_read(self, officer: Browser, do: Do) -> None:
        """A letter with free text; the same letters give the same bytes; pages lead to it."""
        add(officer, OWN)
        run, at = do(officer, "/years/2020/letters/pack/"), "/years/2020/letters/pack/file/"
        assert run.said == "Letters in the reading pack: 1."
        for page in (f"/years/runs/{run.pk}/", "/years/2020/letters/pack/"):
            assert f'href="{at}"' in officer.get(page).content.decode()
        first = officer.get(at).content
        said = said_in_pdf(first)
        assert OWN in said
        assert "Croydon" not in said
        do(officer, "/years/2020/letters/pack/")
        assert officer.get(at).content == first

    def test_nobody_with_a_conflict_reads_it(self, officer: Browser, do: Do) -> None:
        """Whose own pack leaves the body out."""
        add(officer, OWN)
        director = person_in(Role.DIRECTOR)
        block(person=director, body="luton", why="lives there", by="somebody")
        do(officer, "/years/2020/letters/pack/")
        browser = browser_of(director)
        assert browser.get("/years/2020/letters/pack/file/").status_code == 404
        assert do(browser, "/years/2020/letters/pack/").went_well
        assert browser.get("/years/2020/letters/pack/file/").status_code == 200
        made = pack_of(2020)
        assert made
        assert made.bodies == ()
