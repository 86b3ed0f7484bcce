import pytest
from printed_examples import figure, only, ours, per_residents, row, similar

from upheld.domain.errors import Refused
from upheld.runs.published.averages import compare_averages, printed_authorities
from upheld.runs.published.comparing import compare_rows
from upheld.runs.published.counted import compare_counts
from upheld.runs.published.finding import Family, Finding, Status
from upheld.runs.published.rates import compare_rates
from upheld.statistics.figures import BodyFigures, Figure


@pytest.mark.parametrize(
    ("cells", "counted", "status", "why"),
    [
        (dict(upheld=9, investigations=13, uphold_rate=69),
         figure("uphold_rate", 9, 13, "69%"), Status.MATCHED, "9 of 13 investigations = 69%"),
        (dict(upheld=11, investigations=16, uphold_rate="68.8"),
         figure("uphold_rate", 11, 16, "69%"), Status.MATCHED, "11 of 16 investigations = 68.8%"),
        (dict(upheld=9, investigations=10, uphold_rate=91),
         figure("uphold_rate", 9, 10, "90%"), Status.DIFFERS,
         "9 of 10 investigations = 90%; 91% is printed"),
        (dict(upheld=9, investigations=10, uphold_rate="n/a"),
         figure("uphold_rate", 9, 10, "90%"), Status.DIFFERS,
         "9 of 10 investigations = 90%; n/a is printed"),
        (dict(upheld=27, uphold_rate=75),
         figure("uphold_rate", 27, 27, "100%"), Status.NOT_COMPUTABLE,
         "the number of investigations is not printed"),
        (dict(compliance_outcomes=0, compliance_rate=0),
         figure("compliance_rate", 0, 0, None, reason="no recommendations were due"),
         Status.DIFFERS,
         "0 of 0 compliance outcomes: no figure, no recommendations were due; 0 is printed"),
        (dict(compliance_outcomes=0, compliance_rate="n/a"),
         figure("compliance_rate", 0, 0, None, reason="no recommendations were due"),
         Status.MATCHED, "0 of 0 compliance outcomes: no figure, no recommendations were due"),
        (dict(compliance_outcomes=10, compliance_rate=95),
         figure("compliance_rate", 10, 10, "100%"), Status.DIFFERS,
         "no number of 10 compliance outcomes is 95%"),
        (dict(compliance_outcomes=5, compliance_rate=100), figure("upheld", 0, None, "0"),
         Status.NOT_COMPUTABLE, "the measure does not exist in 2024"),
    ],
)  # fmt: skip
def test_percentages(cells: dict[str, object], counted: Figure, status: Status, why: str) -> None:
    """A printed percentage is matched, differs, or cannot be made; the arithmetic is told."""
    (found,) = compare_rates(row(**cells), ours(counted))
    assert (found.status, found.why) == (status, why)


def test_a_part_that_was_not_printed_is_said_to_be_read_out() -> None:
    """A match that rests on the printed rate itself does not pass for more than it is."""
    printed = row(compliance_outcomes=26, compliance_rate=92)
    (found,) = compare_rates(printed, ours(figure("compliance_rate", 24, 26, "92%")))
    assert found.read_out
    assert found.status is Status.MATCHED
    assert found.why == "satisfied not printed: 24 of 26 compliance outcomes = 92%"


@pytest.mark.parametrize(
    ("printed", "counted", "status", "told"),
    [
        ("4", per_residents(9, "4", 226_000, "interpolated"), Status.MATCHED, "= 4.0"),
        ("4", per_residents(9, "3.9", 228_496, "interpolated"), Status.INTERPOLATED,
         "= 3.9; 4 is printed, which needs 222,223 to 227,848 residents"),
        ("4.1", per_residents(9, "3.9", 228_496, "interpolated"), Status.DIFFERS, "4.1 is printed"),
        ("4", per_residents(9, "3.9", 228_496), Status.DIFFERS, "222,223 to 227,848"),
        ("0", per_residents(9, "4", 225_000), Status.DIFFERS, "needs 18,000,001 or more"),
        ("0.2", per_residents(0, "0", 225_000), Status.DIFFERS, "follows from no population"),
        ("n/a", per_residents(9, "4", 225_000), Status.DIFFERS, "n/a is printed"),
    ],
)  # fmt: skip
def test_rates_per_residents(printed: str, counted: Figure, status: Status, told: str) -> None:
    """Only a population that is itself interpolated excuses a tenth; else the range is told."""
    (found,) = compare_rates(row(upheld=counted.numerator, upheld_per_100k=printed), ours(counted))
    assert found.status is status
    assert told in found.why


def test_a_rate_without_its_count_is_not_computable() -> None:
    """Upheld decisions that were not printed cannot be divided by residents."""
    (found,) = compare_rates(row(upheld_per_100k="4"), ours(per_residents(0, "0", 225_000)))
    assert found.status is Status.NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("counted", "status", "told"),
    [
        ({"total": 29, "upheld": 20, "not_upheld": 9}, Status.DIFFERS,
         "printed parts do not add up: upheld 20 + not_upheld 9 = 29, investigations 30"),
        ({"total": 30, "upheld": 20, "not_upheld": 10}, Status.MATCHED, ""),
    ],
)  # fmt: skip
def test_printed_parts_add_up(counted: dict[str, int], status: Status, told: str) -> None:
    """A total that its printed parts do not give is found, with the sum."""
    investigations = counted["upheld"] + counted["not_upheld"]
    printed = row(investigations=30, upheld=20, not_upheld=counted["not_upheld"])
    findings = list(
        compare_counts(
            printed,
            ours(figure("investigations", investigations, None, "29"), decided=counted)
        )
    )  # fmt: skip
    found = only(findings, "investigations")
    assert found.status is status
    assert told in found.why
    assert only(findings, "upheld").status is Status.MATCHED


def test_derived_counts_are_not_compared() -> None:
    """What is arithmetic of ours was printed nowhere."""
    printed = row(upheld=3, not_upheld=1, derived="not_upheld")
    assert [f.measure for f in compare_counts(printed, ours())] == ["upheld"]


def test_an_authority_without_figures_has_counts_of_nought() -> None:
    """An abolished authority of which nothing is left matches the noughts printed about it."""
    findings = list(compare_counts(row(decided=0, upheld=0, late=1), None))
    assert [f.status for f in findings] == [Status.MATCHED, Status.MATCHED, Status.DIFFERS]


def with_average(display: str | None, part: int = 30, base: int = 40) -> BodyFigures:
    """Our figures with an average over Cornwall and Luton."""
    return ours(figure("uphold_rate", 9, 13, "69%", similar=similar(part, base, display)))


@pytest.mark.parametrize(
    ("others", "printed", "counted", "status", "told"),
    [
        (True, "75", with_average("75%"), Status.MATCHED, "30 of 40 over 2 authorities = 75%"),
        (True, "76", with_average("75%"), Status.DIFFERS, "76 is printed"),
        (False, "75", with_average("75%"), Status.NOT_COMPUTABLE,
         "needs every authority of the type: 1 of 2 printed with their counts"),
        (True, "n/a", with_average("75%"), Status.DIFFERS, "none is printed"),
        (True, "n/a", ours(figure("uphold_rate", 9, 13, "69%")), Status.MATCHED, "no similar"),
        (True, "75", ours(figure("uphold_rate", 9, 13, "69%")), Status.DIFFERS, "no similar"),
        (True, "75", with_average(None, 0, 0), Status.DIFFERS, "no figure"),
    ],
)  # fmt: skip
def test_averages(
    others: bool, printed: str, counted: BodyFigures, status: Status, told: str
) -> None:
    """An average is compared once every authority of the type is printed, not before."""
    mine = row(upheld=9, not_upheld=4, uphold_rate_similar=printed)
    rows = [mine, row(authority="cornwall", upheld=21, not_upheld=6)] if others else [mine]
    (found,) = compare_averages(mine, counted, printed_authorities(rows))
    assert found.status is status
    assert told in found.why


def test_each_printed_figure_has_one_finding() -> None:
    """A row gives a finding for each count, rate and average, and none for what is not there."""
    printed = row(upheld=9, investigations=13, uphold_rate=69, uphold_rate_similar=79)
    counted = ours(
        figure("uphold_rate", 9, 13, "69%", similar=similar(9, 13, "69%")),
        figure("investigations", 13, None, "13"),
        decided={"upheld": 9},
    )
    findings = compare_rows([printed], {"luton": counted})
    assert [(f.family, f.measure) for f in findings] == [
        (Family.COUNT, "upheld"),
        (Family.COUNT, "investigations"),
        (Family.RATE, "uphold_rate"),
        (Family.AVERAGE, "uphold_rate_similar"),
    ]


def test_a_finding_that_does_not_say_why_is_refused() -> None:
    """Only a match may stand without words."""
    with pytest.raises(Refused, match="says why"):
        Finding(
            line=2, body="luton", year=2024, family=Family.RATE, measure="uphold_rate",
            printed="69", ours=None, status=Status.NOT_COMPUTABLE,
        )  # fmt: skip
