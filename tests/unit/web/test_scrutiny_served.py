"""Scrutiny over HTTP: the index, a council's year, its packs, and their hours."""

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from support.public_process import Process
from support.public_site import HOURS
from support.scrutiny_questions import published, question
from support.shelves import NOW, decision, improvement, report, shelf
from upheld.domain.headings import Heading
from upheld.publication.shelf.facts import PublicQuestion
from upheld.web.public import setting_pdf

ALDER, BIRCH = "/scrutiny/alder/2020/", "/scrutiny/birch/2020/"
PDFS = (f"{ALDER}pack.pdf", f"{ALDER}one-page.pdf")
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alder has a report without reply, an overdue promise and two decisions of two years."""
    whole = shelf(
        [
            decision("19 001 001", "alder", decided=date(2019, 6, 3), heading=Heading.ADULT_CARE),
            decision("18 001 001", "alder", decided=date(2018, 6, 3)),
        ],
        reports=[report("19 000 777", "alder")],
        improvements=[improvement("19 001 001", "alder")],
        resources=(
            *published(),
            PublicQuestion(
                question=question(key="new", text="What is new at {body}?"), public_from=TOMORROW
            ),
        ),
    )
    process = Process(folder=tmp_path_factory.mktemp("scrutiny") / "public")
    process.publish(2019, 2020, shelf=whole)
    return process.folder


@pytest.fixture
def served(store: Path) -> Process:
    """The process on a day in November 2026."""
    return Process(folder=store, now=NOW)


def links(page: str) -> Iterator[str]:
    """Every address that the content of a page leads to."""
    content = page[page.index("<main") : page.index("</main>")]
    for address in re.findall(r'href="([^"]*)"', content):
        yield html.unescape(address)


def test_a_year_says_what_to_ask_and_on_which_fact_it_rests(served: Process) -> None:
    """Late remedies, an overdue promise, a reply awaited: each in a sentence with its link."""
    page = served.client.get(ALDER).text

    assert "Why were 2 remedies late in 2019-20" in page
    assert "In two of seven cases whose outcome we recorded in the year" in page
    assert 'href="/councils/alder/2020/cases/#late"' in page
    assert "What keeps the 1 overdue improvements from being made?" in page
    assert 'href="/improvements/?body=alder&amp;state=overdue"' in page
    assert "When will Alder reply to the public report?" in page
    assert "How does Alder know that its own replies are sound?" not in page
    assert "Listen for:" in page


def test_a_year_shows_what_was_promised_decided_and_reported(served: Process) -> None:
    """Its own promises as they stand today, and decisions of that year alone."""
    page = served.client.get(ALDER).text

    assert "<strong>Overdue.</strong> Due 24 August 2026." in page
    assert 'href="/decisions/19-001-001/"' in page
    assert "/decisions/18-001-001/" not in page
    assert 'href="/reports/19-000-777-alder-public-interest/"' in page


def test_all_five_kinds_that_the_letters_name_are_linked(served: Process) -> None:
    """From the year, and from the index."""
    for address, data in ((ALDER, "/councils/alder/2020/"), ("/scrutiny/", "/councils/")):
        found = set(links(served.client.get(address).text))
        assert {data, "/learning/?kind=focus_report"} <= found
        assert any(each.startswith("/decisions/") for each in found)
        assert any(each.startswith("/reports/") for each in found)
        assert any("#questions" in each for each in found)


def test_county_and_districts_lead_to_each_other(served: Process) -> None:
    """Each to the other's scrutiny page of the same year."""
    assert "/scrutiny/dogwood/2019/" in links(served.client.get("/scrutiny/cedarshire/2019/").text)
    assert "/scrutiny/cedarshire/2019/" in links(served.client.get("/scrutiny/dogwood/2019/").text)


@pytest.mark.parametrize("address", [ALDER, f"{ALDER}pack/", f"{ALDER}one-page/", "/scrutiny/"])
def test_every_link_leads_somewhere(address: str, served: Process) -> None:
    """To a page that is there, and to the place on it where that page is made on request."""
    own = served.client.get(address).text
    for link in set(links(own)):
        parts = urlsplit(link)
        # Other parts of the site: this store has none of them.
        if parts.path.startswith(("/learning/", "/method/")) or parts.path.endswith("/how/"):
            continue
        target = f"{parts.path or address}{f'?{parts.query}' if parts.query else ''}"
        answer = served.client.get(target, base_url="http://localhost")
        assert answer.status_code == 200, link
        if parts.fragment and parts.path.startswith(("/scrutiny/", "/reports/")):
            assert f'id="{parts.fragment}"' in answer.text, link


@pytest.mark.parametrize("address", PDFS)
def test_packs_are_pdf_and_say_what_they_are(address: str, served: Process) -> None:
    """A file that is read in the window, marked as a demonstration, the same bytes each time."""
    first, again = served.client.get(address), served.client.get(address)

    assert first.status_code == 200
    assert first.mimetype == "application/pdf"
    assert first.data.startswith(b"%PDF-")
    assert first.data == again.data
    said = first.headers["Content-Disposition"]
    assert said.startswith('inline; filename="DEMONSTRATION-scrutiny-')
    assert first.headers["X-Robots-Tag"] == "noindex"
    asked = {"If-None-Match": first.headers["ETag"]}
    assert served.client.get(address, headers=asked).status_code == 304


@pytest.mark.parametrize("below", ["", "pack/", "one-page/", "pack.pdf", "one-page.pdf"])
def test_nothing_of_a_year_before_its_hour(below: str, served: Process) -> None:
    """A second before, the year is one that is not there; on the hour it is."""
    served.now = HOURS[2020] - timedelta(seconds=1)
    before = served.client.get(f"{ALDER}{below}")
    other = served.client.get(f"/scrutiny/alder/2031/{below}")
    assert (before.status_code, before.data) == (other.status_code, other.data)
    assert before.status_code >= 400
    year_before = served.client.get("/scrutiny/alder/2019/")
    assert year_before.status_code == 200
    assert ALDER not in year_before.text
    served.now = HOURS[2020]
    assert served.client.get(f"{ALDER}{below}").status_code == 200


def test_a_question_is_asked_from_its_hour(served: Process) -> None:
    """On the index and on the page of a year alike."""
    assert "What is new at" not in served.client.get(ALDER).text
    assert "What is new at" not in served.client.get("/scrutiny/").text
    served.now = TOMORROW
    assert "What is new at Alder?" in served.client.get(ALDER).text
    assert "What is new at [council]?" in served.client.get("/scrutiny/").text


def test_the_index_leads_to_the_council_and_year_that_were_chosen(served: Process) -> None:
    """By its form, without a script; and to the newest year where none was."""
    client = served.client
    chosen = client.get("/scrutiny/?body=alder&year=2019")
    assert (chosen.status_code, chosen.location) == (302, "/scrutiny/alder/2019/")
    assert client.get("/scrutiny/?body=birch").location == BIRCH
    assert client.get("/scrutiny/alder/").location == ALDER
    assert '<option value="alder">Alder</option>' in client.get("/scrutiny/").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("body=nobody", "We know no such council"),
        ("body=alder&year=2031", "has no public figures for that year"),
        ("body=elm", "Elm District Council has no public figures"),
    ],
)
def test_whom_we_cannot_show_is_said(query: str, said: str, served: Process) -> None:
    """With a way back to the choice."""
    answer = served.client.get(f"/scrutiny/?{query}")
    assert answer.status_code == 404
    assert said in answer.text
    assert 'href="/scrutiny/"' in answer.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/scrutiny", "/scrutiny/"),
        ("/scrutiny-questions", "/scrutiny/"),
        ("/information-centre/reports/scrutiny-questions", "/scrutiny/"),
        ("/scrutiny/alder/2020", ALDER),
        ("/scrutiny/alder/2020/pack", f"{ALDER}pack/"),
    ],
)
def test_old_and_other_spellings_lead_on(old: str, new: str, served: Process) -> None:
    """What printed letters name keeps working."""
    answer = served.client.get(old)
    assert (answer.status_code, answer.location) == (301, new)


@pytest.mark.parametrize(
    "address",
    ["/scrutiny/nobody/2020/", "/scrutiny/elm/", f"{ALDER}other.pdf", f"{ALDER}other/",
     "/scrutiny/alder/20/", "/scrutiny/Alder!/2020/"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(address: str, served: Process) -> None:
    """Whatever is asked for below the address."""
    assert served.client.get(address).status_code == 404


def test_without_a_shelf_the_figures_stand_alone(published: Path) -> None:
    """No question yet, no decision, and no fault."""
    served = Process(folder=published)
    assert "No question is published yet." in served.client.get(ALDER).text
    assert served.client.get(PDFS[0]).status_code == 200


def test_a_crowd_is_asked_to_come_again(served: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where as many wait as may, the next is told so in words."""
    monkeypatch.setattr(setting_pdf, "_places", setting_pdf.threading.BoundedSemaphore(1))
    with setting_pdf._places:  # noqa: SLF001 - the place that is taken
        answer = served.client.get(PDFS[0])
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
