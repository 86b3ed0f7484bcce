"""The form of benchmarks and their results; nothing here is timed."""

import json
from pathlib import Path

import pytest

from benchmarks import table
from benchmarks.registry import BENCHMARKS
from benchmarks.results import Goal, Line, Result
from benchmarks.sampling import Disagreement, Sample, check_agreement, measured

KEYS = ["name", "value", "unit", "against", "ratio", "goal", "met", "how"]
LINE = Line(name="counting", unit="s", goal=Goal(ratio_at_most=1.5), against="one query")
EVERY_LINE = [line for each in BENCHMARKS.values() for line in each.lines]


def as_measured(value: float = 3.0, ratio: float = 1.2) -> Result:
    """A result of the line above."""
    return LINE.measured(value, ratio, how="three runs")


def test_every_benchmark_can_be_asked_for_by_a_name_of_its_own() -> None:
    """ONLY=NAME means one benchmark, and it is registered under its own name."""
    assert [each.name for each in BENCHMARKS.values()] == list(BENCHMARKS)
    assert len(BENCHMARKS) >= 5


def test_no_two_lines_measure_the_same() -> None:
    """A line is known by what it measures and against what, so that a later run replaces it."""
    named = [(line.name, line.against) for line in EVERY_LINE]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("line", EVERY_LINE, ids=lambda line: f"{line.name} {line.against}".strip())
def test_every_line_has_a_goal(line: Line) -> None:
    """Each line says in words what it should reach; a goal of a ratio has a peer to divide by."""
    assert line.goal.words(line.unit)
    ratios = (line.goal.ratio_at_most, line.goal.ratio_at_least)
    assert line.against or ratios == (None, None)


def test_a_goal_that_nothing_could_miss_is_refused() -> None:
    """A goal without a limit is a mistake."""
    with pytest.raises(ValueError, match="needs a limit"):
        Goal()


def test_a_result_has_the_keys_that_others_rely_on() -> None:
    """A record of bench.json holds exactly these keys, in this order."""
    assert list(as_measured().as_record()) == KEYS
    assert list(LINE.unmeasured("no Pango").as_record()) == KEYS


@pytest.mark.parametrize(
    ("goal", "value", "ratio", "met"),
    [
        (Goal(ratio_at_most=1.5), 9.0, 1.5, True),
        (Goal(ratio_at_most=1.5), 9.0, 1.6, False),
        (Goal(ratio_at_least=5), 9.0, 4.9, False),
        (Goal(value_at_most=30, ratio_at_most=1.5), 31.0, 1.0, False),
        (Goal(value_at_most=30), 29.0, None, True),
        (Goal(ratio_at_least=5), 9.0, None, False),
    ],
)
def test_a_goal_is_met_only_within_all_its_limits(
    goal: Goal, value: float, ratio: float | None, met: bool
) -> None:
    """Limits themselves are within; without a ratio no goal of one is met."""
    assert goal.is_met(value, ratio) is met


def test_ratios_say_which_way_they_divide() -> None:
    """A goal "at most" divides our time by the peer's, one "at least" our speed by its speed."""
    slower = LINE.measured_against(3.0, 2.0, how="")
    faster = Line(name="x", unit="s", goal=Goal(ratio_at_least=5), against="y")
    assert (slower.ratio, slower.goal) == (1.5, "at most 1.5 x its time")
    assert faster.measured_against(1.0, 6.0, how="").ratio == 6.0
    assert faster.goal.words("s") == "at least 5 x as fast"


def test_what_cannot_be_measured_says_why() -> None:
    """A missing peer leaves a line without figures and with the reason; it meets nothing."""
    result = LINE.unmeasured("no Pango")
    assert (result.value, result.met, result.how) == (None, None, "not measured: no Pango")


def test_a_later_run_replaces_only_what_it_measured(tmp_path: Path) -> None:
    """ONLY= leaves the other lines of bench.json as they were."""
    other = {**as_measured().as_record(), "against": "pandas"}
    table.write_records(tmp_path / "bench.json", [as_measured(1.0).as_record(), other])
    merged = table.merge(table.read_records(tmp_path / "bench.json"), [as_measured(2.0)])
    assert [record["value"] for record in merged] == [2.0, 3.0]
    assert json.loads((tmp_path / "bench.json").read_bytes())[0]["value"] == 1.0


def test_the_table_shows_every_figure() -> None:
    """One row per line, with figure, peer, ratio, goal and whether it was met."""
    unmeasured = LINE.unmeasured("no Pango").as_record()
    rows = table.lay_out([as_measured().as_record(), unmeasured]).splitlines()
    assert rows[2] == "| counting | 3 s | one query | 1.2 | at most 1.5 x its time | yes |"
    assert rows[3] == "| counting | not measured | one query | - | at most 1.5 x its time | - |"


def test_the_readme_keeps_all_but_its_table() -> None:
    """Writing the section anew changes nothing around it, wherever it stands."""
    once = table.replace_section("# A\n\nText.\n", "one")
    assert once == "# A\n\nText.\n\n## Measured\none\n"
    between = "# A\n\n## Measured\nold\n\n## Next\nmore\n"
    assert table.replace_section(between, "new") == "# A\n\n## Measured\nnew\n\n## Next\nmore\n"


def test_contenders_that_found_different_things_are_not_compared() -> None:
    """Times stand side by side only where the answers are the same."""
    fast = Sample(seconds=(1.0,), peak=1, answer="aa")
    wrong = Sample(seconds=(0.5,), peak=1, answer="bb")
    with pytest.raises(Disagreement, match="ours: aa; peer: bb"):
        check_agreement({"ours": [fast], "peer": [wrong]})


def test_runs_are_summed_up_by_their_median() -> None:
    """The median of all timed runs, and the highest peak of memory."""
    samples = [
        Sample(seconds=(1.0, 2.0), peak=10, answer="a"),
        Sample(seconds=(9.0,), peak=20, answer="a"),
    ]
    assert (measured(samples).seconds, measured(samples).peak) == (2.0, 20)
