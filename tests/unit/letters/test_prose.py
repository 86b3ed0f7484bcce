from dataclasses import replace

import pytest

from support import luton
from upheld.letters.prose import Doubt, Finding, check_prose


def check(*opening: str, **changes: object) -> list[tuple[str, str]]:
    """Text and doubt of what is found in Luton 2020 with this opening and no other prose."""
    findings = found(*opening, **changes)
    return [(finding.text, finding.doubt.value) for finding in findings]


def found(*opening: str, **changes: object) -> tuple[Finding, ...]:
    """The findings themselves."""
    given = {
        "figures": luton.figures_2020(),
        "plan": replace(luton.PLAN_2020, opening=opening, sector=()),
        "reports": [replace(luton.REPORT_2020, added="")],
        "activity": luton.ACTIVITY_2020,
    }
    return check_prose(**{**given, **changes})


@pytest.mark.parametrize(
    "text",
    [
        "We upheld 13 of 24, or 54%, against 56% elsewhere.",
        "Thirteen is not looked at, nor is anyone who may march on.",
        "Figures become public on 29 July 2020, or in July; the year ended on 31 March.",
        "In 2019-20 we gave 118 courses to more than 1,400 people, 47 more than before.",
        "I published one public report, and one family was helped by it.",
        "Two of the remedies were late, and seven outcomes recorded.",
        "See [the 99 pages of](https://a.example/2031/45) nothing.".replace("99", "24"),
    ],
)
def test_what_is_on_record_passes(text: str) -> None:
    """Numbers, days and names of months that the record holds need nobody's tick."""
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("We heard from 3,217 people.", "3,217"),
        ("It cost £100.", "£100"),
        ("It rose by 12 per cent.", "12 per cent"),
        ("In twelve councils.", "twelve"),
        ("We shall write in September.", "September"),
        ("We met on 3 May 2020.", "3 May 2020"),
        ("The strategy of 2021-24.", "2021-24"),
        ("As in 1999.", "1999"),
    ],
)
def test_what_is_not_on_record_is_shown(text: str, mark: str) -> None:
    """A number or date that matches nothing is shown to the drafter."""
    assert check(text) == [(mark, "unknown")]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("I issued two public reports.", "two"),
        ("I issued 3 public interest reports.", "3"),
        ("One further report followed.", "One"),
        ("We made 25 detailed investigations.", "25"),
        ("There were seven upheld complaints.", "seven"),
        ("You have an uphold rate of 56%.", "56%"),
        ("We gave 71 courses.", "71"),
        ("Three remedies were late.", "Three"),
    ],
)
def test_what_the_record_denies_is_a_contradiction(text: str, mark: str) -> None:
    """A number that names what it counts must be the one on record for exactly that."""
    assert check(text) == [(mark, "contradicts")]


def test_one_report_where_the_record_has_two_is_found() -> None:
    """A letter that tells of one report where there were two cannot pass unseen."""
    reports = [
        replace(luton.REPORT_2020, added=""),
        replace(luton.REPORT_2020, added="", reference="2"),
    ]
    figures = luton.figures_2020()
    counted = {**figures.measures, "public_interest_reports": luton.count("reports", 2)}

    assert check(
        "I published one public report about you.",
        reports=reports,
        figures=replace(figures, measures=counted),
    ) == [("one", "contradicts")]


@pytest.mark.parametrize("left", ["{name}", "[[figure]]", "TBC", "XX", "XXXX"])
def test_a_placeholder_is_an_error(left: str) -> None:
    """What was to be filled in never reaches a chief executive."""
    assert check(f"Dear {left}, thank you.") == [(left, "placeholder")]


def test_a_report_does_not_prove_itself() -> None:
    """An amount in a report's text is shown, because nothing else on record holds it."""
    (finding,) = found(reports=[luton.REPORT_2020])

    assert (finding.text, finding.place, finding.doubt) == (
        "£100",
        "report 18 000 001, added",
        Doubt.UNKNOWN,
    )


def test_a_text_for_all_bodies_contradicts_no_single_one() -> None:
    """National counts in a sector text are ticked once, not reasoned away 350 times."""
    text = "Nationally we made 4,000 detailed investigations and gave 99 courses."
    plan = replace(
        luton.PLAN_2020,
        opening=(),
        sector=(replace(luton.PLAN_2020.sector[0], title="T", paragraphs=(text,)),),
    )

    assert [(one.text, one.doubt, one.place) for one in found(plan=plan)] == [
        ("4,000", Doubt.UNKNOWN, "sector text ‘T’, paragraph 1"),
        ("99", Doubt.CONTRADICTS, "sector text ‘T’, paragraph 1"),
    ]


def test_free_paragraphs_are_checked_where_they_stand() -> None:
    """Words added to a block are looked up like all others, and named by their block."""
    (finding,) = found(free_paragraphs={"compliance": ["Well done.", "See page 88."]})

    assert (finding.text, finding.place) == ("88", "added to compliance, paragraph 2")
