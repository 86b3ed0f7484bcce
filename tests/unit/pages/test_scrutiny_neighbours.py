"""What similar authorities promised on a council's own subjects."""

from dataclasses import replace
from datetime import date
from typing import Any

from support.public_site import BODIES, body, figures
from support.scrutiny_facts import TODAY
from support.shelves import improvement
from upheld.domain.facts import ImprovementFact
from upheld.domain.headings import Heading
from upheld.pages.called import all_called
from upheld.pages.entries import Directory
from upheld.pages.improvements.rows import rows_of
from upheld.pages.scrutiny.gathering import shortened
from upheld.pages.scrutiny.neighbours import MOST, MOST_OF_ONE, promised_elsewhere
from upheld.pages.setting import Setting
from upheld.publication.shelf.facts import PublicImprovement
from upheld.scrutiny.facts import Improvement

KNOWN = {slug: body(slug) for slug in BODIES}
KNOWN |= {f"oak-{n}": replace(KNOWN["birch"], slug=f"oak-{n}", name=f"Oak {n}") for n in range(9)}
KNOWN |= {"made-up": replace(KNOWN["birch"], slug="made-up", fictional=True)}
SETTING = Setting(
    directory=Directory(bodies=KNOWN, has_page=lambda _: True),
    called=all_called(KNOWN),
    demonstration=False,
    today=TODAY,
)


def promised(
    number: int, slug: str, *, heading: Heading = Heading.ADULT_CARE, **more: Any
) -> PublicImprovement:
    """An improvement of a body, whose fact says something of its own."""
    made = improvement(f"19 001 {number:03}", slug, heading=heading)
    said = {"summary": f"Change {number}", "theme": "care", "done": date(2020, 1, 1)} | more
    return replace(made, fact=ImprovementFact(**vars(made.fact) | said))


def found(*others: PublicImprovement, own: tuple[Improvement, ...] = ()) -> list[str]:
    """What a page about Alder would show of them."""
    rows = rows_of(others, KNOWN, TODAY)
    shown = promised_elsewhere(figures("alder", 2020), own, rows, SETTING)
    return [each.summary for each in shown]


def test_promises_on_the_same_subject_by_the_same_type() -> None:
    """Of the headings with most upheld cases; not its own, not a district's, not a made-up one."""
    assert found(
        promised(1, "birch"),
        promised(2, "alder"),
        promised(3, "dogwood"),
        promised(4, "birch", heading=Heading.HOUSING),
        promised(5, "made-up"),
    ) == ["Change 1"]


def test_what_is_done_comes_first_and_nothing_twice() -> None:
    """A committee can ask how it went."""
    again = promised(3, "oak-1", summary="Change 1")
    assert found(promised(2, "oak-2", done=None), promised(1, "birch"), again) == [
        "Change 1",
        "Change 2",
    ]


def test_no_authority_fills_the_list() -> None:
    """So many of one, so many in all."""
    of_one = [promised(n, "birch") for n in range(5)]
    of_all = [promised(10 + n, f"oak-{n}") for n in range(9)]

    assert len(found(*of_one)) == MOST_OF_ONE
    assert len(found(*of_one, *of_all)) == MOST


def test_a_long_summary_is_cut_after_a_whole_word() -> None:
    """In one line, and it says that there is more."""
    assert shortened("We found  fault.\n\nIt is so.") == "We found fault. It is so."
    assert shortened("one two three, four five", 16) == "one two three …"
