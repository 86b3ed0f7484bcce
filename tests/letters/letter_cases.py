"""Letters that between them take every turn of every form."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from forms_cases import FORM_CASES

from support import luton, luton_years
from upheld.domain.method import method_of
from upheld.letters.compose import compose
from upheld.letters.letter import Letter
from upheld.statistics.figures import BodyFigures, Figure
from upheld.statistics.verdict import Verdict

REPORT = luton.REPORT_2020
REPAIRS = replace(
    REPORT,
    reference="18 000 002",
    title="Three years with a leaking roof",
    subject="repairs to a council home",
    issued="2019-05-05",
    found="had left a family with damp for three years",
    duty="keep the homes it lets in good repair",
    others_affected="",
    fault_accepted="yes",
    already_offered="",
    added="pay £2,500",
    agreed="do so and to inspect similar homes",
    awaited="",
    satisfied_on="2020-03-03",
)
BINS = replace(
    REPAIRS,
    reference="18 000 003",
    title="Missed collections",
    subject="missed collections",
    issued="2019-07-05",
    found="did not collect waste from one street for months",
    duty="",
    fault_accepted="no",
    added="say sorry",
    agreed="",
    satisfied_on="",
)
REFUSED = replace(
    luton.FURTHER_REPORT_2018,
    reference="18 000 004",
    issued="2020-02-01",
    satisfied_on="",
    awaited="its decision",
    awaited_by="2020-09-30",
)


def luton_2018(**changes: Any) -> Letter:
    """The letter of 2018, with tables."""
    given = {
        "figures": luton.figures_2018(),
        "method": method_of(2018),
        "plan": luton.PLAN_2018,
        "addressee": luton.ADDRESSEE,
        "reports": [luton.FURTHER_REPORT_2018],
        "activity": luton.ACTIVITY_2018,
        "names": luton.NAMES,
        "links": {},
    }
    return compose(**{**given, **changes})


def luton_2020(**changes: Any) -> Letter:
    """The letter of 2020, with panels."""
    given = {
        "figures": luton.figures_2020(),
        "method": method_of(2020),
        "plan": luton.PLAN_2020,
        "addressee": luton.ADDRESSEE,
        "reports": [REPORT],
        "activity": luton.ACTIVITY_2020,
        "names": luton.NAMES,
        "links": luton.LINKS,
    }
    return compose(**{**given, **changes})


def figures(*measures: Figure, **changes: Any) -> BodyFigures:
    """Luton's figures of 2020 without reports, and with what is changed: made up, so."""
    base = replace(luton.figures_2020(), source="invented")
    reports = (luton.count("public_interest_reports", 0), luton.count("further_reports", 0))
    changed = {figure.measure: figure for figure in (*reports, *measures)}
    return replace(base, measures={**base.measures, **changed}, **changes)


def none_investigated() -> Letter:
    """Nothing investigated, nothing due, a long name, a tables year's worth of silence."""
    return luton_2020(
        figures=figures(
            luton.uphold_rate(0, 0, None),
            luton.satisfactory_rate(0, 0, None),
            luton.compliance_rate(0, 0, None),
            name="Borough Council of Upper Exampleton, Lower Exampleton and the Examples Beyond",
            compliance=luton.compliance(),
        ),
        reports=[],
    )


def due_but_unsettled() -> Letter:
    """Two remedies due, no outcome recorded; one investigation, remedied before us."""
    return luton_2020(
        figures=figures(
            luton.uphold_rate(1, 1, "100%", interval=("21%", "100%"), verdict=Verdict.TOO_FEW),
            luton.satisfactory_rate(
                1, 1, "100%", interval=("21%", "100%"), verdict=Verdict.TOO_FEW
            ),
            luton.compliance_rate(
                0,
                0,
                None,
                reason="recommendations were due, but no outcome was recorded by 31 March",
            ),
            compliance=luton.compliance(),
            due_unsettled=2,
        ),
        reports=[],
    )


def below_100() -> Letter:
    """Recommendations not carried out, some late, one accepted though incomplete; a district."""
    return luton_2020(
        figures=luton_years.among_districts(
            figures(
                luton.uphold_rate(30, 36, "83%", interval=("68%", "92%"), verdict=Verdict.HIGHER),
                luton.satisfactory_rate(
                    0, 30, "0%", interval=("0%", "11%"), verdict=Verdict.POSSIBLY_LOWER
                ),
                luton.compliance_rate(11, 13, "85%"),
                name="Oldshire District Council",
                body="oldshire",
                compliance=luton.compliance(on_time=9, late=1, incomplete=1, failed=2),
                due_unsettled=1,
            ),
            others=180,
        ),
        reports=[],
    )


def three_reports() -> Letter:
    """Three public interest reports in three states, and a further report not yet met."""
    return luton_2020(
        figures=figures(
            luton.count("public_interest_reports", 3), luton.count("further_reports", 1)
        ),
        reports=[REPORT, REPAIRS, BINS, REFUSED],
    )


CASES: dict[str, Callable[[], Letter]] = {
    "luton-2018": luton_2018,
    "luton-2020": luton_2020,
    "none-investigated": none_investigated,
    "due-but-unsettled": due_but_unsettled,
    "below-100": below_100,
    "three-reports": three_reports,
    **FORM_CASES,
}
