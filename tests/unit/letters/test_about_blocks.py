"""What the blocks about one body say, turn by turn."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from support import luton
from upheld.domain.authority_types import AuthorityType
from upheld.domain.method import method_of
from upheld.letters.blocks import (
    compliance,
    further_reports,
    investigations,
    late_remedies,
    public_reports,
    satisfactory_remedies,
)
from upheld.letters.letter import Section
from upheld.letters.material import Material
from upheld.statistics.figures import BodyFigures, Figure
from upheld.statistics.verdict import Verdict

REPORT = luton.REPORT_2020
MATERIAL = Material(
    figures=luton.figures_2020(),
    method=method_of(2020),
    plan=luton.PLAN_2020,
    addressee=luton.ADDRESSEE,
    reports=(),
    activity=(),
    names=luton.NAMES,
    links={},
)


def with_figures(*measures: Figure, **changes: object) -> Material:
    """Luton 2020 with what is changed among its figures."""
    base: BodyFigures = luton.figures_2020()
    changed = {**base.measures, **{figure.measure: figure for figure in measures}}
    return replace(MATERIAL, figures=replace(base, measures=changed, **changes))


def said(write: Callable[[Material], tuple[Section, ...]], material: Material) -> str:
    """All a block says, as one text; empty where it says nothing."""
    return "\n".join(one.text for section in write(material) for one in section.paragraphs)


@pytest.mark.parametrize(
    ("counts", "unsettled", "expected"),
    [
        ({"on_time": 1}, 0, "in the one case where we recorded the outcome this year."),
        ({"on_time": 1, "late": 1}, 0, "recommendations, in both cases where we recorded"),
        ({"on_time": 5, "late": 2}, 0, "in all seven cases where we recorded"),
        ({"failed": 1}, 0, "In the one case where we recorded the outcome this year, we were not"),
        ({"failed": 2}, 0, "In both cases where we recorded the outcome this year, we were not"),
        ({"on_time": 9, "failed": 1}, 0, "In one of 10 cases where we recorded"),
        ({"on_time": 9, "failed": 1}, 0, "That case deserves close scrutiny"),
        ({"on_time": 2, "failed": 2}, 0, "In two of four cases where we recorded"),
        ({"on_time": 2, "failed": 2}, 0, "Those cases deserve close scrutiny"),
        ({"incomplete": 1}, 0, "In one case not everything was done as agreed, but we accepted"),
        ({"on_time": 3}, 1, "In one more case a remedy was due by 31 March 2020, and no outcome"),
        ({"on_time": 3}, 2, "In two more cases a remedy was due by 31 March 2020"),
        ({}, 0, "None of our recommendations to your Council fell due this year"),
        (
            {},
            1,
            "In one case our recommendations to your Council were due by 31 March 2020, but no",
        ),
        ({}, 3, "In three cases our recommendations to your Council were due"),
    ],
)
def test_compliance_is_told_as_it_was(
    counts: dict[str, int], unsettled: int, expected: str
) -> None:
    """All carried out, some not, none due, or due and not yet known: each has its sentence."""
    material = with_figures(compliance=luton.compliance(**counts), due_unsettled=unsettled)

    assert expected in said(compliance.write, material)


def test_a_rate_is_never_promised_where_nothing_is_settled() -> None:
    """Without outcomes the letter says that there is no rate, and no percentage."""
    for unsettled in (0, 3):
        text = said(
            compliance.write,
            with_figures(compliance=luton.compliance(), due_unsettled=unsettled),
        )
        assert "no compliance rate to report" in text
        assert "%" not in text


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"on_time": 5, "late": 1}, "In one case, however, the remedy came later"),
        ({"on_time": 5, "late": 2}, "In two cases, however, remedies came later"),
        ({"late": 9}, "In nine cases, however, remedies came later"),
        ({"late": 10}, "In 10 cases, however, remedies came later"),
        ({"late": 2, "failed": 1}, "In two cases remedies came later"),
    ],
)
def test_late_remedies_are_counted_in_words(counts: dict[str, int], expected: str) -> None:
    """Up to nine in words; "however" only after praise."""
    material = with_figures(compliance=luton.compliance(**counts))

    assert said(late_remedies.write, material).startswith(expected)


def test_punctual_bodies_read_nothing_of_lateness() -> None:
    """Where no remedy was late the block is silent."""
    assert said(late_remedies.write, with_figures(compliance=luton.compliance(on_time=3))) == ""


@pytest.mark.parametrize(
    ("satisfactory", "upheld", "expected"),
    [
        (3, 13, "In three of the 13 cases we upheld, your Council had already"),
        (1, 1, "In the one case we upheld, your Council had already"),
        (2, 2, "In both cases we upheld, your Council had already"),
        (0, 1, "before the complaint reached us, in the one case we upheld."),
        (0, 2, "in either of the two cases we upheld."),
        (0, 12, "in any of the 12 cases we upheld."),
    ],
)
def test_credit_is_given_where_it_is_due(satisfactory: int, upheld: int, expected: str) -> None:
    """In how many upheld cases matters had been put right is always said."""
    material = with_figures(luton.satisfactory_rate(satisfactory, upheld, "x%"))

    assert expected in said(satisfactory_remedies.write, material)


def test_nothing_upheld_leaves_nothing_to_credit() -> None:
    """Without an upheld case the block is silent."""
    material = with_figures(luton.satisfactory_rate(0, 0, None))

    assert said(satisfactory_remedies.write, material) == ""


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict.NO_CLEAR_DIFFERENCE, ""),
        (Verdict.TOO_FEW, ""),
        (None, ""),
        (Verdict.HIGHER, "That is a higher share than among similar authorities."),
        (Verdict.LOWER, "That is a lower share than among similar authorities."),
        (Verdict.POSSIBLY_HIGHER, "That share is possibly higher than among"),
        (Verdict.POSSIBLY_LOWER, "That share is possibly lower than among"),
    ],
)
def test_a_comparison_needs_a_difference(verdict: Verdict | None, expected: str) -> None:
    """Words compare only where the verdict sees more than chance."""
    compared = satisfactory_remedies.compare(luton.satisfactory_rate(3, 13, "23%", verdict=verdict))

    assert compared.startswith(expected)
    assert bool(compared) == bool(expected)


@pytest.mark.parametrize(
    ("investigated", "expected"),
    [
        (0, "We completed no detailed investigations of complaints about your Council"),
        (1, "We completed only one detailed investigation of a complaint about your Council"),
        (4, "We completed only four detailed investigations of complaints about your Council"),
        (5, ""),
    ],
)
def test_few_investigations_come_with_a_caution(investigated: int, expected: str) -> None:
    """Below five the letter says what the figures cannot say."""
    display = f"{investigated}%" if investigated else None
    text = said(
        investigations.write, with_figures(luton.uphold_rate(investigated, investigated, display))
    )

    assert text.startswith(expected)
    assert bool(text) == bool(expected)


def test_no_report_is_no_paragraph() -> None:
    """Most bodies have no report, and read nothing of any."""
    assert said(public_reports.write, MATERIAL) == said(further_reports.write, MATERIAL) == ""


def test_reports_are_told_in_order_of_issue() -> None:
    """Several reports are counted, then told one by one from the first issued."""
    later = replace(REPORT, title="Later", issued="2020-01-02", reference="2")
    first = replace(REPORT, title="First", issued="2019-06-01", reference="9")
    text = said(public_reports.write, replace(MATERIAL, reports=(later, first)))

    assert text.startswith("This year I published two public interest reports about your Council.")
    assert text.index("The first is ‘First’ (1 June 2019).") < text.index(
        "The second is ‘Later’ (2 January 2020)."
    )


@pytest.mark.parametrize(
    ("awaited", "satisfied", "expected"),
    [
        ("a plan", "", "We await a plan, which was due by 30 June 2020."),
        ("", "", "We have not yet recorded that the response of your Council satisfies us."),
        ("", "yes", "We recorded that we are satisfied with the response to the report."),
        ("a plan", "2020-03-03", "We recorded on 3 March 2020 that we are satisfied"),
    ],
)
def test_every_report_ends_with_its_state(awaited: str, satisfied: str, expected: str) -> None:
    """Satisfied, awaited, or neither: the reader learns where the matter stands."""
    report = replace(REPORT, awaited=awaited, awaited_by="2020-06-30", satisfied_on=satisfied)
    text = said(public_reports.write, replace(MATERIAL, reports=(report,)))

    assert expected in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("satisfied", "awaited", "expected"),
    [
        (
            "yes",
            "",
            "Since then the Council has done all that we had asked for.",
        ),
        ("2020-03-03", "", "all that we had asked for, as we recorded on 3 March 2020."),
        ("", "", "We are not yet satisfied with the response of your Council to the report."),
        ("", "its answer", "to the report. We await its answer."),
    ],
)
def test_a_further_report_says_whether_it_was_met(
    satisfied: str, awaited: str, expected: str
) -> None:
    """Done is said only where the recommendation was carried out."""
    report = replace(
        luton.FURTHER_REPORT_2018, satisfied_on=satisfied, awaited=awaited, awaited_by=""
    )
    text = said(further_reports.write, replace(MATERIAL, reports=(report,)))

    assert expected in text
    assert ("has done all" in text) == bool(satisfied)


def test_two_further_reports_are_told_apart() -> None:
    """Each of several further reports has its own paragraph."""
    one = luton.FURTHER_REPORT_2018
    material = replace(MATERIAL, reports=(one, replace(one, reference="x", title="Another")))
    lines = said(further_reports.write, material).splitlines()

    assert lines[0].endswith("I had to issue two about your Council this year.")
    assert [line.split(".")[0] for line in lines[1:]] == [
        "The first is ‘Further report on a payment that was not made’",
        "The second is ‘Another’",
    ]


def test_other_bodies_are_authorities() -> None:
    """What is no council is not called one."""
    fire = with_figures(type=AuthorityType.FIRE)

    assert (MATERIAL.about, fire.about) == ("Your Council", "Your Authority")
