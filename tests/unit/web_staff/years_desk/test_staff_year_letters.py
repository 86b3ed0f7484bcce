"""A year corrected, its letters read, and who approves them."""

from pathlib import Path

import pytest

from support import lists
from support.people import person_in
from support.staff import Browser, browser_of
from support.years_desk import Do, files, officer_person, text_of
from upheld.casework.models import AuditEvent
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.runs.annual.models import LetterVersion
from upheld.runs.importing.intake import import_lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
CHANGED_IN_WORDS = (
    "19 000 003 croydon Table: Cases by body Column: Outcome Was: Not upheld Is now: Upheld"
)
CHANGED = "19 000 003,croydon,2019-06-01,2019-12-01,adult_care,upheld,none"


@pytest.fixture
def councils(loaded_register: None) -> None:
    """A correction changes averages of many."""
    del loaded_register


@pytest.mark.usefixtures("issued")
def test_a_correction_is_shown_before_and_after(officer: Browser, do: Do, tmp_path: Path) -> None:
    """What changed since the freeze, then version beside version, row by row."""
    assert "Nothing. Import" in text_of(officer.get("/years/2020/correct/"))
    later = lists.write(tmp_path / "later", decided_csv=(lists.DECIDED, CHANGED))
    do(officer, "/years/import/", files=files(later))
    before = text_of(officer.get("/years/2020/correct/"))
    assert CHANGED_IN_WORDS in before
    refused = officer.post("/years/2020/correct/", {"why": ""})
    assert "Say what was wrong" in text_of(refused)
    run = do(officer, "/years/2020/correct/", why="recorded wrongly")
    assert run.went_well, run.said
    # Averages of similar authorities changed with the one decision.
    told = "2020: A correction changed figures of 33 bodies: letters have to be written."
    assert told in text_of(officer.get("/"))
    after = officer.get("/years/2020/difference/2/")
    assert "recorded wrongly" in text_of(after)
    assert CHANGED_IN_WORDS in text_of(after)
    rows = officer.get("/years/2020/difference/2/rows.csv").content.decode()
    assert "pairs,19 000 003 croydon,outcome,not_upheld,upheld" in rows
    assert officer.get("/years/2020/difference/3/").status_code == 404
    block(person=officer_person(), body="croydon", why="lives there", by="somebody")
    assert "19 000 003" not in text_of(officer.get("/years/2020/difference/2/"))
    assert "19 000 003" not in officer.get("/years/2020/difference/2/rows.csv").content.decode()


@pytest.mark.usefixtures("issued")
def test_letters_are_read_before_they_are_public(officer: Browser, publisher: Browser) -> None:
    """As PDF; nobody with a conflict."""
    page = text_of(officer.get("/years/2020/letters/"))
    assert "2 letters" in page
    assert publisher.get("/years/2020/letters/luton/pdf/").content.startswith(b"%PDF")
    block(person=officer_person(), body="luton", why="lives there", by="somebody")
    for path in ("", "pdf/", "block/opening/"):
        assert officer.get(f"/years/2020/letters/luton/{path}").status_code == 404
    assert "Luton" not in text_of(officer.get("/years/2020/letters/"))


@pytest.mark.usefixtures("issued")
def test_letters_are_given_out_in_other_forms(officer: Browser, publisher: Browser) -> None:
    """HTML to keep, text and large print to read; each view is noted, nobody with a conflict."""
    page = officer.get("/years/2020/letters/luton/").content.decode()
    for form, begins, kept in (
        ("html", b"<!doctype html>", "attachment"),
        ("text", b"Office of the ombudsman", "inline"),
        ("large-print", b"%PDF", "inline"),
    ):
        path = f"/years/2020/letters/luton/as/{form}/"
        answer = publisher.get(path)
        assert f'href="{path}"' in page
        assert answer.content.startswith(begins)
        assert answer.headers["Content-Disposition"].startswith(f'{kept}; filename="luton-2020')
    views = AuditEvent.objects.filter(action="view", subject="letter 2020 luton")
    # The officer who opened its page, and once for all forms the publisher.
    assert [event.detail for event in views] == [{"what": "letter"}] * 2
    assert publisher.get("/years/2020/letters/luton/as/braille/").status_code == 404
    assert publisher.get("/years/2020/letters/alder/as/text/").status_code == 404
    block(person=officer_person(), body="luton", why="lives there", by="somebody")
    assert officer.get("/years/2020/letters/luton/as/text/").status_code == 404


def test_who_wrote_does_not_approve(do: Do, officer: Browser, tmp_path: Path) -> None:
    """One person in both roles: refused in words; a body in conflict is left to somebody else."""
    import_lists(lists.write_year(tmp_path / "lists"), by="tests")
    for step in ("freeze", "count", "write"):
        do(officer, f"/years/2020/{step}/")
    both = officer_person()
    both.roles.create(role="ombudsman", given_at=both.joined_at, given_by="tests", why="test")
    refused = text_of(officer.post("/years/2020/approve/"))
    assert "you wrote it: somebody else does this" in refused
    seen = LetterVersion.objects.get(authority="luton").sha256
    run = do(officer, "/years/2020/letters/luton/approve/", sha256=seen)
    assert run.went_well is False
    assert "somebody else has to approve it" in run.said
    signs = person_in(Role.OMBUDSMAN)
    block(person=signs, body="luton", why="lives there", by="somebody")
    browser = browser_of(signs)
    assert do(browser, "/years/2020/approve/").said == "1 approved."
    assert browser.post("/years/2020/letters/luton/approve/").status_code == 404
    states = dict(LetterVersion.objects.values_list("authority_id", "state"))
    assert states == {"croydon": "approved", "luton": "draft"}
