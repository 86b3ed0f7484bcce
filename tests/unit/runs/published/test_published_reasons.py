import json

import pytest
from printed_examples import figure, ours, row

from upheld import reference
from upheld.domain.errors import CheckFailed, Refused
from upheld.runs.published.comparing import compare_rows
from upheld.runs.published.finding import Finding, Kind, Status
from upheld.runs.published.reasons import Reason, find_stale, name_differences, read_reasons
from upheld.runs.published.report import Report, report_lines, to_json, to_table

MISPRINT = {
    "authority": "luton", "year": "2024", "measure": "uphold_rate", "printed": "91", "ours": "90",
    "kind": "misprint", "why": "9 of 10 is 90", "source": "the page",
}  # fmt: skip


def findings(printed: str) -> list[Finding]:
    """What comes of 9 upheld in 10 investigations, printed so."""
    counted = ours(figure("uphold_rate", 9, 10, "90%"), decided={"upheld": 9, "not_upheld": 1})
    rows = [row(upheld=9, not_upheld=1, uphold_rate=printed)]
    return compare_rows(rows, {"luton": counted})


def report(printed: str, *reasons: dict[str, str]) -> Report:
    """The report on it, under these reasons."""
    read = read_reasons(reasons)
    named = name_differences(findings(printed), read)
    return Report(rows=1, findings=named, stale=find_stale(named, read))


def test_a_named_difference_passes() -> None:
    """A misprint with its reason is told, and the check holds."""
    done = report("91", MISPRINT)
    done.check()
    assert [f.kind for f in done.findings if f.status is Status.DIFFERS] == [Kind.MISPRINT]
    assert "    misprint: 9 of 10 is 90" in list(report_lines(done))


def test_a_difference_without_a_name_fails() -> None:
    """Whatever differs and has no reason stops the check."""
    with pytest.raises(CheckFailed, match="differ without a name: 1"):
        report("91").check()


@pytest.mark.parametrize("change", [{"printed": "92"}, {"ours": "89"}, {"measure": "late"}])
def test_a_reason_holds_for_its_two_values_only(change: dict[str, str]) -> None:
    """When printed or counted value changes, somebody has to look again."""
    done = report("91", MISPRINT | change)
    assert len(done.unnamed) == len(done.stale) == 1


def test_a_reason_that_explains_nothing_any_more_fails() -> None:
    """A row that was corrected takes its reason with it."""
    done = report("90", MISPRINT)
    assert done.unnamed == []
    assert any("stale reason: luton 2024 uphold_rate" in line for line in report_lines(done))
    with pytest.raises(CheckFailed, match="explain nothing any more: 1"):
        done.check()


def test_only_a_rate_per_residents_may_rest_on_another_population() -> None:
    """No population enters a percentage, and no reason goes without words."""
    with pytest.raises(Refused, match="no population"):
        read_reasons([MISPRINT | {"kind": "other_population"}])
    with pytest.raises(Refused, match="give why"):
        read_reasons([MISPRINT | {"why": ""}])


def test_every_misprint_marked_in_the_rows_has_its_reason() -> None:
    """The column `misprint` and the reasons name the same cells."""
    marked = {
        (cells["authority"], int(cells["year"]), name)
        for cells in reference.rows(reference.PUBLISHED_COUNCILS)
        for name in filter(None, cells["misprint"].split(";"))
    }
    named: list[Reason] = [r for r in read_reasons() if r.kind is Kind.MISPRINT]
    assert {(r.body, r.year, r.measure) for r in named} == marked


def test_the_report_says_the_same_in_every_form() -> None:
    """Text, CSV and JSON give the same findings and the same counts."""
    done = report("91", MISPRINT)
    content = json.loads(to_json(done))
    assert content["summary"]["differs, with a named reason"]["rates"] == 1
    assert content["summary"]["matched"]["counts"] == 2
    assert len(content["findings"]) == len(to_table(done).splitlines()) - 1 == 3
    lines = list(report_lines(done))
    assert lines[0] == "1 printed rows, 3 printed figures"
    assert any(line.split() == ["matched", "2", "0", "0"] for line in lines)
