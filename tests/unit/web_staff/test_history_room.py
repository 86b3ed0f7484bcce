"""The room of earlier years: readings are judged figure by figure; what is in can be withdrawn."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.earlier_letters import LETTER, against, reading, source
from support.letters_given import letter
from support.people import person_in
from support.staff import Browser, browser_of
from upheld.domain.roles import Role
from upheld.people.actions.conflicts import block
from upheld.people.models import Person
from upheld.runs.history.actions.offer import offer_readings
from upheld.runs.history.kept import Kept
from upheld.runs.history.models import OfferedReading, PublishedFigure
from upheld.runs.history.queries.figures import history_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_register"), pytest.mark.slow]
WHY = "It was never put right."


@pytest.fixture
def officer() -> Person:
    """A data officer."""
    return person_in(Role.DATA_OFFICER)


@pytest.fixture
def browser(officer: Person) -> Browser:
    """The officer's."""
    return browser_of(officer)


def offer(*, body: str | None = "luton", contradicted: str = "") -> str:
    """A reading that waits; the address of its page."""
    read = reading(LETTER, body=body, of=source(sha256="d4" * 32))
    found = (against(read, contradicted),) if contradicted else ()
    (made,) = offer_readings(readings=[Kept(reading=read, contradictions=found)], by="officer")
    return f"/history/readings/{made.pk}/"


def text(response: Any) -> str:
    """What a page says."""
    return str(response.content.decode())


def shown_to(browser: Browser) -> dict[str, str]:
    """The fields of the first form of the list that takes in a whole file."""
    page = text(browser.get("/history/readings/"))
    names = ("sha256", "seen")
    return {n: page.partition(f'name="{n}" value="')[2].partition('"')[0] for n in names}


def accept_all(browser: Browser) -> None:
    """Press the button beside the first reading."""
    browser.post("/history/readings/accept/", shown_to(browser))


def accepted() -> list[str]:
    """What is in history of Luton."""
    return [each.measure for each in history_of("luton")]


def test_a_reading_is_shown_with_places_and_taken_in_once(browser: Browser) -> None:
    """Everything is ticked that nothing speaks against; a double click does no harm."""
    place = offer()
    shown = text(browser.get(place))
    assert shown.count(" checked") == 3
    assert "page 1, line 3" in shown
    assert "uphold rate 54%" in shown
    assert "and 99" in shown
    assert browser.post(place, {"figure": ["decided=100", "uphold_rate=54"]}).status_code == 302
    assert accepted() == ["decided", "uphold_rate"]
    assert browser.post(place, {"figure": ["decided=100"]}).status_code == 404
    assert not OfferedReading.objects.exists()
    listed = text(browser.get("/history/?text=luton&year=2015&sort=-measure"))
    assert "letter-2015.pdf" in listed
    assert "Not public yet" in listed


def test_a_document_is_named_in_public_as_a_person_says(browser: Browser) -> None:
    """The file's own name may hold a person's; it is offered, and can be changed."""
    place = offer()
    assert 'value="letter-2015.pdf"' in text(browser.get(place))
    browser.post(place, {"figure": ["decided=100"], "document": "Annual letter 2015"})
    assert history_of("luton").get().source == "Annual letter 2015"


def test_what_is_contradicted_is_not_ticked_and_asks_for_a_reason(browser: Browser) -> None:
    """The arithmetic stands beside it; what was written is kept where the reason is missing."""
    place = offer(contradicted="uphold_rate")
    shown = text(browser.get(place))
    assert shown.count(" checked") == 2
    assert "3 of 24 is 13%, not 23%" in shown
    refused = text(browser.post(place, {"figure": ["uphold_rate=54"], "why:decided=100": "x"}))
    assert "Something speaks against uphold rate 54%" in refused
    assert refused.count(" checked") == 1
    assert accepted() == []
    browser.post(place, {"figure": ["uphold_rate=54"], "why:uphold_rate=54": WHY})
    assert history_of("luton").get().note == WHY
    assert WHY in text(browser.get("/history/?state=noted"))


def test_a_body_that_is_not_settled_can_only_be_let_go(browser: Browser) -> None:
    """Nothing is guessed."""
    place = offer(body=None)
    assert "Without body and year nothing can be taken in" in text(browser.get(place))
    assert browser.post(f"{place}drop/").url == "/history/readings/"
    assert not OfferedReading.objects.exists()


def test_all_of_a_file_that_nothing_speaks_against_goes_in_at_once(browser: Browser) -> None:
    """What something speaks against waits on."""
    offer(contradicted="uphold_rate")
    assert "1 to look at" in text(browser.get("/history/readings/"))
    for _ in range(2):
        accept_all(browser)
    assert browser.post("/history/readings/accept/", {"sha256": "none"}).status_code == 404
    assert accepted() == ["decided", "received"]
    assert OfferedReading.objects.count() == 1


def test_only_what_was_seen_goes_in_at_once(browser: Browser) -> None:
    """Not what a colleague made of the same file since, with other columns."""
    offer()
    before = shown_to(browser)
    assert browser.post("/history/readings/accept/", {"sha256": "d4" * 32}).status_code == 302
    offer(body="derby")
    browser.post("/history/readings/accept/", before)
    assert "was read again since" in text(browser.get("/history/readings/"))
    assert not PublishedFigure.objects.exists()


def test_numbers_that_were_not_understood_wait_for_a_look(browser: Browser) -> None:
    """Also where every figure of the reading went in."""
    offer()
    accept_all(browser)
    assert len(accepted()) == 3
    assert "1 number not understood" in text(browser.get("/history/readings/"))


def test_a_figure_is_withdrawn_with_a_reason(browser: Browser) -> None:
    """It is listed among those withdrawn, with who did it."""
    browser.post(offer(), {"figure": ["decided=100"]})
    place = f"/history/{PublishedFigure.objects.get().pk}/withdraw/"
    assert "name nobody in it" in text(browser.get(place))
    assert "Say why" in text(browser.post(place, {"why": ""}))
    assert browser.post(place, {"why": "Misread."}).status_code == 302
    assert accepted() == []
    assert "Misread." in text(browser.get("/history/?state=withdrawn"))
    assert browser.get(place).status_code == 404


def test_a_conflict_keeps_out(browser: Browser, officer: Person) -> None:
    """Whoever may not deal with a body sees neither its readings nor its history."""
    browser.post(offer(), {"figure": ["decided=100"]})
    place = offer()
    block(person=officer, body="luton", why="x", by="somebody")
    assert browser.get(place).status_code == 404
    assert "None waits" in text(browser.get("/history/readings/"))
    assert "There is none" in text(browser.get("/history/"))


def sent(path: Path) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(path.name, path.read_bytes())


def test_files_are_read_at_once_and_not_kept(
    browser: Browser, tmp_path: Path, data_folder: Path
) -> None:
    """What was read waits; the same files again take its place."""
    paths = [letter(tmp_path, "a.txt"), letter(tmp_path, "b.txt", name="Leeds City Council")]
    for _ in range(2):
        files = [sent(path) for path in paths]
        answer = browser.post("/history/read/", {"files": files, "columns": ""})
        assert answer.url == "/history/readings/"
    assert [each.source for each in OfferedReading.objects.order_by("source")] == ["a.txt", "b.txt"]
    assert "2 readings wait for you" in text(browser.get("/history/readings/"))
    assert [path for path in data_folder.rglob("*") if path.suffix == ".txt"] == []


def test_a_file_that_is_in_history_already_asks_for_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    """Nobody is asked to look at it again."""
    path = letter(tmp_path, "a.txt")
    browser.post("/history/read/", {"files": [sent(path)], "columns": ""})
    accept_all(browser)
    again = browser.post("/history/read/", {"files": [sent(path)], "columns": ""})
    assert again.url == "/history/"
    assert "All of it is in history already" in text(browser.get("/history/"))
    assert not OfferedReading.objects.exists()


def test_what_could_not_be_read_is_said_and_the_rest_waits(
    browser: Browser, tmp_path: Path
) -> None:
    """Each file by its name; how the columns of a table are confirmed."""
    table = tmp_path / "table.csv"
    table.write_text("Council,Year,Complaints received\nLuton Borough Council,2016,120\n")
    noise = tmp_path / "noise.pdf"
    noise.write_bytes(b"%PDF-1.7 nothing more")
    files = [sent(each) for each in (letter(tmp_path, "a.txt"), noise, table)]
    said = text(browser.post("/history/read/", {"files": files, "columns": ""}))
    assert "1 file could not be read" in said
    assert "noise.pdf: " in said
    assert "to confirm: columns" in said
    assert "2 readings wait" in said
    wrong = {"files": [sent(table)], "columns": "nonsense"}
    assert "There is a problem" in text(browser.post("/history/read/", wrong))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "Choose the files to read"),
        (["letter.exe"], "letter.exe is none of"),
        (["a.pdf"] * 2, "the same name"),
        ([f"{n}.pdf" for n in range(11)], "10 files at most"),
        ([f"{'n' * 200}.pdf"], "at most 100"),
    ],
)
def test_files_that_nobody_would_send_are_refused(
    browser: Browser, names: list[str], said: str
) -> None:
    """Before any of them is read."""
    files = [SimpleUploadedFile(name, b"x") for name in names]
    assert said in text(browser.post("/history/read/", {"files": files, "columns": ""}))
    assert not OfferedReading.objects.exists()
