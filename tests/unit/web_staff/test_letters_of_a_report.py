"""Who takes a report down is told which letters go on telling of it, and what to do with each."""

from pathlib import Path

import pytest

from support import lists
from support.people import person_in
from support.staff import browser_of
from support.years_desk import text_of
from upheld.domain.roles import Role
from upheld.runs.annual.actions.letter_states import hold_letter
from upheld.runs.annual.approve import approve
from upheld.runs.annual.count import count
from upheld.runs.annual.freeze import freeze
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.write import newest_letters, write
from upheld.runs.importing.intake import import_lists

ROOM = "/publication/reports/19-000-001/luton/public-interest/"
LINE = f"19 000 001,luton,public_interest,Nine months,delay,2019-11-01,took nine months{',' * 10}"


@pytest.mark.usefixtures("few_bodies")
def test_each_letter_is_told_with_what_to_do(tmp_path: Path) -> None:
    """Not signed, signed, sent, held: before the report is taken down, and while it is down."""
    folder = lists.write_year(tmp_path / "lists")
    import_lists(lists.write(folder, reports_csv=(lists.REPORTS, LINE)), by="tests")
    freeze(2020, by="tests")
    count(2020, by="tests")
    write(2020, by="tests")
    chief = browser_of(person_in(Role.CASEWORK_MANAGER))

    def asked() -> str:
        return text_of(chief.get(f"{ROOM}take-down/"))

    assert "not signed. Leave out the block ‘public reports’" in asked()
    approve(2020, (), by="ombudsman")
    assert "signed, not sent. Take the approval back" in asked()
    issue(2020, by="tests")
    assert "signed and sent. It stays on the public site." in asked()
    assert "Letters that tell of it" not in text_of(chief.get(ROOM)), "nothing to settle yet"

    page = chief.get(f"{ROOM}take-down/").content.decode()
    token = page.split('name="form_token" value="')[1].split('"')[0]
    fields = {"version": "0", "form_token": token, "reason": "interests", "why": "A letter."}
    assert chief.post(f"{ROOM}take-down/", fields).status_code == 302
    told = text_of(chief.get(ROOM))
    assert "A signed letter tells of it still: see below what to do." in told
    assert "Hold it on its page" in told
    letter = newest_letters(2020)["luton"]
    hold_letter(letter=letter, why="It tells of a report.", seen=None, by="tests")
    told = text_of(chief.get(ROOM))
    assert "so the public does not read it" in told
    assert "signed and sent" not in told
    shelf_of(2020).place("luton", 1).data.unlink()
    assert "Its file cannot be read" in text_of(chief.get(ROOM))
