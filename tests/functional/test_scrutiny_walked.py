"""The night before committee, in a browser: from a council's page to a question, fact and pack."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from functional.conftest import Reading, Visiting
from functional.test_keyboard_alone import tab_to
from support import ports, public_process
from support.alike import ENDED, HEIR, SOUND, alike
from support.browser import NARROW
from support.public_process import Process
from support.scrutiny_questions import published
from support.serving import serving
from support.shelves import improvement, shelf
from upheld.domain.publication import NotShown
from upheld.domain.scrutiny import Ground
from upheld.pages.council import publish
from upheld.publication.shelf.facts import CaseCount

# Beside those of every other server of a test.


class Walk(NamedTuple):
    """A council, the question that its own fact chooses, and where that fact is checked."""

    slug: str
    question: str
    because: str
    fact: str


WALKS = {
    "late remedies": Walk(
        "alder", "Why were 2 remedies late in 2019-20", "completed after the agreed day",
        "/councils/alder/2020/cases/#late",
    ),
    "nothing upheld": Walk(
        SOUND, "know that its own replies are sound?", "and upheld no complaint",
        f"/councils/{SOUND}/2020/#counts",
    ),
    "abolished": Walk(
        ENDED, f"Who answers now for what {ENDED} promised?", "existed until 31 March 2020",
        f"/councils/{ENDED}/2020/",
    ),
    "few complaints": Walk(
        "alder", "How do residents of alder learn", "at most one of 40 councils",
        "/councils/alder/2020/#counts",
    ),
}  # fmt: skip
each_walk = pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site with twelve councils alike, served by the public process."""
    data = tmp_path_factory.mktemp("scrutiny") / "data"
    whole = alike(2020)
    late = CaseCount(
        body="alder", year=2020, measure="late", figure="late", title="Late", count=2,
        shown=(), withheld={NotShown.NO_TEXT: 2},
    )  # fmt: skip
    made = shelf(
        improvements=[improvement("19 001 001", "oak-1")], resources=published(), counts=(late,)
    )
    pages = [file for slug in ("alder", SOUND, ENDED, HEIR) for file in publish.files(whole, slug)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(public_process, "site", alike)
        Process(folder=data / "public").publish(2020, shelf=made, pages=pages)
    with serving("upheld.config.public:application", ports.SCRUTINY, data, {}) as address:
        yield address


@each_walk
def test_a_question_leads_to_its_fact_and_the_pack_comes_along(
    walk: Walk, reading: Reading
) -> None:
    """By keys alone on a narrow screen: council, scrutiny, question, fact, pack, and its PDF."""
    own = f"/scrutiny/{walk.slug}/2020/"
    with reading(width=NARROW) as reader:
        reader.open(f"/councils/{walk.slug}/2020/")
        tab_to(reader, f'a[href="{own}"]', most=150)
        reader.press("Enter")
        reader.page.wait_for_url(f"**{own}")
        asked = reader.page.locator(".up-asked li").filter(has_text=walk.question)
        assert walk.because in asked.inner_text()
        for _ in range(len(Ground)):  # several questions may rest on one fact
            tab_to(reader, f'.up-asked__fact a[href="{walk.fact}"]', most=80)
            if walk.question in reader.focused("it.closest('li').innerText"):
                break
        assert walk.question in reader.focused("it.closest('li').innerText")
        reader.press("Enter")
        reader.page.wait_for_url(f"**{walk.fact}")
        if "#" in walk.fact:
            assert reader.page.locator(f"#{walk.fact.partition('#')[2]}").count() == 1
        reader.open(own)
        tab_to(reader, f'a[href="{own}pack/"]')
        reader.press("Enter")
        reader.page.wait_for_url(f"**{own}pack/")
        assert walk.question in reader.page.locator("article").inner_text()
        tab_to(reader, f'a[href="{own}pack.pdf"]')
        with reader.page.expect_download() as taken:
            reader.press("Enter")
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")
        assert (reader.faults, reader.strangers) == ([], [])


@pytest.mark.parametrize("slug", ["alder", SOUND, ENDED])
def test_the_page_of_each_kind_of_council_is_sound(slug: str, visiting: Visiting) -> None:
    """Axe, console, sideways scrolling, status, heading, language and banner."""
    visiting(f"/scrutiny/{slug}/2020/").assert_sound(200)
