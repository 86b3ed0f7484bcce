"""The pack as data, its figures in plain words, and what fits on one side of paper."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from support.public_site import figures
from support.scrutiny_facts import (
    TODAY,
    council_year,
    counted,
    decision,
    improvement,
    judged,
    report,
)
from support.scrutiny_questions import every_question, question
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.domain.promises import Promise
from upheld.domain.scrutiny import LONGEST_TEXT, Ground
from upheld.pages.scrutiny.one import full_page, short_page
from upheld.scrutiny.choosing import choose
from upheld.scrutiny.explaining import figures_told
from upheld.scrutiny.facts import CouncilYear, Lesson, Link, Relation
from upheld.scrutiny.fitting import ITEMS, QUESTIONS, one_page
from upheld.scrutiny.pack import MOST, Pack, full_pack
from upheld.scrutiny.render import render_pdf
from upheld.statistics.verdict import Verdict

LONG = "The Council of the Metropolitan Borough of Sampleham-upon-Placeholder and Specimen " * 2
# A hyphen at the end of a line is read as a sign of its own.
NO_LETTERS = re.compile(r"[-\s\u200b\x02\ufffe]+")
FULL = council_year(
    improvements=tuple(improvement() for _ in range(30)),
    reports=tuple(report() for _ in range(30)),
    decisions=tuple(decision() for _ in range(30)),
)


def told(facts: CouncilYear) -> dict[str, str]:
    """What is said of each figure, by its title."""
    return {each.title: f"{each.value}. {each.says} {each.cannot}" for each in figures_told(facts)}


def pack_of(facts: CouncilYear) -> Pack:
    """The full pack with every question that fits."""
    return full_pack(facts, choose(every_question(), facts))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def letters(text: str) -> str:
    """The text without what lines and pages do to it."""
    return NO_LETTERS.sub("", html.unescape(text))


def lengthy() -> CouncilYear:
    """A council of the longest names, with as much of everything as there can be."""
    many = improvement(summary="Review every decision of the year " * 8)
    return council_year(
        replace(figures("alder", 2020), name=LONG.strip()),
        called=LONG.strip(),
        provenance="Demonstration: this authority does not exist, and its figures are invented",
        ended=date(2020, 3, 31),
        heirs=(Link(text=LONG), Link(text=LONG)),
        unstated=True,
        improvements=tuple(many for _ in range(40)),
        reports=tuple(report(title=LONG, closing=LONG) for _ in range(9)),
    )


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.NO_CLEAR_DIFFERENCE, "no clear difference: chance alone could have made it"),
        (Verdict.POSSIBLY_HIGHER, "possibly higher, but about 1 in 20"),
        (Verdict.POSSIBLY_LOWER, "possibly lower, but about 1 in 20"),
        (Verdict.HIGHER, "higher than chance and ordinary differences explain"),
        (Verdict.LOWER, "lower than chance and ordinary differences explain"),
        (Verdict.TOO_FEW, "too few cases to compare"),
    ],
)
def test_a_verdict_is_told_in_plain_words(verdict: Verdict, said: str) -> None:
    """It is the verdict of the release, beside the average it is about."""
    upheld = told(council_year(judged(verdict)))["Complaints upheld"]

    assert "For the 2 unitary councils together it was 54%." in upheld
    assert said in upheld


def test_figures_say_what_they_count_and_what_they_cannot_say() -> None:
    """Each with its base, and late remedies behind a full rate."""
    figure = told(council_year(improvements=(improvement(), improvement(Promise.LATE))))

    assert "20 complaints and enquiries about Alder reached us" in figure["Complaints received"]
    assert figure["Complaints upheld"].startswith("13 of 24 (54%). We found fault in 13 of 24")
    assert "anything from 35% to 72% would fit" in figure["Complaints upheld"]
    assert "satisfaction, two of them late" in figure["Recommendations carried out"]
    assert "one is done and one is overdue on 23 November" in figure["Improvements promised"]


def test_without_a_base_there_is_no_share() -> None:
    """No percentage of nothing, and no word of a year's missing measures."""
    nothing = told(council_year(figures("alder", 2020, upheld=0, investigated=0)))
    before = told(council_year(counted(measures={"satisfactory_remedy_rate": None})))

    assert "%" not in nothing["Complaints upheld"]
    assert "Put right before we came in" not in nothing
    assert "Put right before we came in" not in before


def test_upheld_decisions_come_first_then_the_services_with_most() -> None:
    """The order in which they are worth reading."""
    read = (
        decision(reference="1", outcome=Outcome.NOT_UPHELD),
        decision(reference="2", heading=Heading.HOUSING),
        decision(reference="3"),
    )
    part = pack_of(council_year(decisions=read)).part("decisions")

    assert part is not None
    assert [each.note.split(",")[0] for each in part.items] == ["3", "2", "1"]


def test_what_is_overdue_comes_first() -> None:
    """Then what is due, what is agreed, and what was done."""
    own = tuple(improvement(each) for each in reversed(Promise))
    part = pack_of(council_year(improvements=own)).part("improvements")

    assert part is not None
    assert part.items[0].state == "Overdue"
    assert part.items[-1].state == "Done on time"


def test_long_lists_lead_to_the_rest() -> None:
    """A pack for paper ends somewhere."""
    for name in ("reports", "improvements", "decisions"):
        part = pack_of(FULL).part(name)
        assert part is not None
        assert len(part.items) == MOST
        assert part.more is not None
        assert part.more.text.startswith("All 30 ")


def test_a_real_council_of_a_demonstration_is_said_to_have_counts_alone() -> None:
    """Nothing is invented about it, so questions rest on its counts."""
    pack = pack_of(council_year(unstated=True))

    assert "not part of this demonstration" in pack.opening[-1]
    assert {part.id for part in pack.parts} == {"resources"}


def test_all_five_kinds_of_source_are_named() -> None:
    """Those that the letters name."""
    part = pack_of(council_year()).part("resources")

    assert part is not None
    assert [each.link.text for each in part.items] == [
        "Complaints data", "Decision statements", "Public interest reports", "Focus reports",
        "Questions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        council_year(),
        council_year(figures("alder", 2020, upheld=0, investigated=0)),
        FULL,
        lengthy(),
    ],
    ids=["ordinary", "nothing", "full", "longest names"],
)
@pytest.mark.parametrize("length", [40, LONGEST_TEXT])
def test_one_page_is_one_page(facts: CouncilYear, length: int) -> None:
    """Of every kind of council, with short questions and with the longest that there may be."""
    asked = [
        question(key=f"q{n}", text=("How? " * 200)[:length], listen_for=("It. " * 250)[:length])
        for n in range(9)
    ]
    pack = one_page(facts, choose(asked, facts))

    assert len(pages_of(render_pdf(pack, day=TODAY, site=""))) == 1
    assert 1 <= len(pack.questions) <= QUESTIONS
    assert all(len(part.items) <= ITEMS for part in pack.parts)


def test_equal_packs_give_equal_bytes() -> None:
    """On one day; nothing of the machine or the hour is in them."""
    first = render_pdf(pack_of(council_year()), day=TODAY, site="")
    render_pdf.cache_clear()

    assert render_pdf(pack_of(council_year()), day=TODAY, site="") == first


def test_pdf_links_lead_to_the_site_where_it_is_known() -> None:
    """Without an address of the site the way below it is printed, and is no link."""
    pack = pack_of(
        council_year(relations=(Relation(words="County", bodies=(Link(text="Cedarshire"),)),))
    )

    known = render_pdf(pack, day=TODAY, site="https://site.example")
    assert b"https://site.example/councils/alder/2020/cases/#late" in known
    assert b"/URI" not in render_pdf(pack, day=TODAY, site="")


def test_the_question_of_a_late_remedy_stands_on_the_one_page() -> None:
    """What the council's own facts chose comes with its fact."""
    facts = council_year()
    pack = one_page(facts, choose([question(Ground.LATE_REMEDIES)], facts))

    assert [each.because[:22] for each in pack.questions] == ["In two of seven cases "]


def test_the_one_page_asks_about_each_fact_first_and_only_then_again() -> None:
    """Two questions on one fact leave no room for another fact."""
    facts = council_year()
    asked = [
        question(Ground.LATE_REMEDIES, key="late-1", rank=1, text="First?"),
        question(Ground.LATE_REMEDIES, key="late-2", rank=2, text="Second?"),
        question(Ground.SEVERAL_UPHELD, key="upheld", rank=3, text="Third?"),
    ]
    pack = one_page(facts, choose(asked, facts))

    assert [each.text for each in pack.questions] == ["First?", "Third?", "Second?"]


@pytest.mark.parametrize(("make", "show"), [(full_pack, full_page), (one_page, short_page)])
@pytest.mark.parametrize("facts", [FULL, lengthy()], ids=["full", "longest names"])
def test_page_and_pdf_say_the_same(
    make: Callable[..., Pack], show: Callable[..., bytes], facts: CouncilYear
) -> None:
    """Every sentence and number of the pack stands in both, in full and on one page."""
    chosen = choose(every_question(), facts)
    pack = make(facts, chosen)
    page = letters(re.sub(r"<[^>]*>", "", show(facts, chosen).decode()))
    pdf = letters("".join(pages_of(render_pdf(pack, day=TODAY, site=""))))

    said = [*pack.opening, pack.title, pack.made]
    said += [text for each in pack.figures for text in (each.value, each.says, each.cannot)]
    said += [text for q in pack.questions for text in (q.text, q.because, q.listen_for)]
    said += [text for p in pack.parts for i in p.items for text in (i.link.text, i.note, i.state)]
    for text in said:
        assert letters(text) in page
        assert letters(text) in pdf, text


def test_learning_on_its_services_stands_in_the_full_pack() -> None:
    """With its kind and subject."""
    lesson = Lesson(
        link=Link(text="Late again", address="/learning/late-again/"),
        kind="Focus report",
        subject="care plans",
    )
    part = pack_of(council_year(lessons=(lesson,))).part("learning")

    assert part is not None
    assert [each.note for each in part.items] == ["Focus report: care plans"]
