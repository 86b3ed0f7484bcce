"""A resource as a text of all letters: taken, approved by another, and frozen as it was."""

import re
from typing import Any

import pytest

from support import lists
from support.letter_desk import LUTON
from support.resources import approved, item, written
from support.staff import Browser
from upheld.domain.errors import CheckFailed, Overtaken, Refused
from upheld.letters.blocks import sector
from upheld.runs.annual.actions.sector_texts import approve_texts, take_learning
from upheld.runs.annual.approve import approve
from upheld.runs.annual.correct import correct
from upheld.runs.annual.issue import issue
from upheld.runs.annual.letter_files import shelf_of
from upheld.runs.annual.plans import last_event, plan_of
from upheld.runs.annual.write import write
from upheld.runs.importing.intake import import_lists

TEXTS = "/years/2020/texts/"


def press(browser: Browser, what: str, **fields: str) -> Any:
    """Send one of the forms of the page."""
    page = browser.get(TEXTS).text
    form = page[page.index(f'action="{TEXTS}{what}/"') :]
    hidden = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', form)[0]
        for name in ("version", "form_token")
    }
    return browser.post(f"{TEXTS}{what}/", hidden | fields)


def state() -> int:
    """The state of the plan that a form made now would carry."""
    event = last_event(2020)
    assert event
    return event.pk


def test_a_learning_example_stands_in_the_letter_as_it_was_taken(
    officer: Browser, director: Browser, settings: Any
) -> None:
    """It is approved by somebody else before letters can be, and leads to its permanent page.

    Later changes do not touch it.
    """
    approved(item())
    assert "Journeys to school" in officer.get(TEXTS).text
    assert press(officer, "take", key="school-transport").url == TEXTS
    assert "Taken from resource school-transport, version 1" in officer.get(TEXTS).text
    with pytest.raises(CheckFailed, match="check"):
        write(2020, by="tests")
    assert f'action="{TEXTS}approve/"' not in officer.get(TEXTS).text
    assert press(director, "approve").url == TEXTS
    assert "Approved by Some Director" in director.get(TEXTS).text
    approved(item(title="Other words", summary="Quite other."), version=1)
    settings.UPHELD_SITE_ADDRESS = "https://site.example"
    write(2020, by="tests")
    page = officer.get(LUTON).text
    assert "Journeys to school" in page
    assert "Other words" not in page
    assert 'href="https://site.example/learning/school-transport/"' in page


@pytest.mark.parametrize("sent", [False, True])
def test_letters_without_the_link_to_a_resource_stand(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any, sent: bool
) -> None:
    """Those that an earlier program wrote: no figure changed, so nobody approves them again."""
    settings.UPHELD_SITE_ADDRESS = "https://site.example"
    approved(item())
    take_learning(year=2020, key="school-transport", version=state(), by="officer")
    approve_texts(year=2020, version=state(), by="director")
    with monkeypatch.context() as earlier:
        earlier.setattr(sector, "_lead", lambda *_: None)
        write(2020, by="tests")
        approve(2020, (), by="ombudsman")
    place = shelf_of(2020).place("croydon", 1)
    kept = place.data.read_bytes(), place.pdf.read_bytes()
    if sent:
        issue(2020, by="tests")
        changed = "19 000 001,luton,2019-04-01,2019-09-01,housing,upheld,by_body"
        import_lists(lists.write(tmp_path, decided_csv=(lists.DECIDED, changed)), by="tests")
        correct(2020, why="One remedy was recorded wrongly", by="tests")
    assert write(2020, by="tests").standing == (("croydon",) if sent else ("croydon", "luton"))
    assert (place.data.read_bytes(), place.pdf.read_bytes()) == kept
    assert b'"lead"' not in kept[0]


def test_what_is_not_public_is_not_taken_and_nothing_twice() -> None:
    """Nor by somebody who saw another state; nor approved by whoever took it."""
    written(item("draft"))
    approved(item())
    with pytest.raises(Refused, match="no resource of this name is public"):
        take_learning(year=2020, key="draft", version=state(), by="officer")
    before = state()
    take_learning(year=2020, key="school-transport", version=before, by="officer")
    with pytest.raises(Overtaken):
        take_learning(year=2020, key="school-transport", version=before, by="other")
    with pytest.raises(Refused, match="already"):
        take_learning(year=2020, key="school-transport", version=state(), by="officer")
    with pytest.raises(Refused, match="you changed"):
        approve_texts(year=2020, version=state(), by="officer")


def test_an_import_keeps_what_was_taken_and_does_not_approve_it(tmp_path: Any) -> None:
    """The file knows nothing of it; once a person has approved it, the file's word counts again."""
    approved(item())
    take_learning(year=2020, key="school-transport", version=state(), by="officer")
    import_lists(lists.write_year(tmp_path / "again"), by="tests")
    plan = plan_of(2020)
    assert plan
    assert [text.title for text in plan.sector] == ["Scrutiny", "Journeys to school"]
    assert plan.texts_approved_by == ""
    approve_texts(year=2020, version=state(), by="director")
    import_lists(lists.write_year(tmp_path / "third"), by="tests")
    plan = plan_of(2020)
    assert plan
    assert (len(plan.sector), plan.texts_approved_by) == (2, "Director")


def test_it_can_be_left_out_until_letters_have_gone(officer: Browser) -> None:
    """Then the page offers nothing any more, and the action refuses."""
    approved(item())
    press(officer, "take", key="school-transport")
    source = "resource school-transport, version 1"
    assert press(officer, "leave-out", source=source).url == TEXTS
    assert source not in officer.get(TEXTS).text
    approve_texts(year=2020, version=state(), by="director")
    approve(2020, (), by="ombudsman")
    issue(2020, by="tests")
    assert "stay as they are" in officer.get(TEXTS).text
    with pytest.raises(Refused, match="have gone"):
        take_learning(year=2020, key="school-transport", version=state(), by="officer")
