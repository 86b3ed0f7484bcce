from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from printed_examples import row

from upheld.domain.errors import Refused
from upheld.domain.reporting_year import ReportingYear
from upheld.runs.published.lists import Line, make_lists, write_lists
from upheld.runs.published.rows import PrintedRow, read_rows
from upheld.runs.published.trial import Trial, arrange_trials

TRIALS = arrange_trials(read_rows())


def counted(lists: Mapping[str, Sequence[Line]], body: str, year: int) -> Counter[str]:
    """The printed counts of an authority, counted in its lines by hand."""
    mine = {name: [x for x in lines if x["body"] == body] for name, lines in lists.items()}
    came_in = {
        x["reference"]: x for x in (*mine["received.csv"], *mine["decided.csv"])
        if x["received"] in ReportingYear(year)
    }  # fmt: skip
    found: Counter[str] = Counter(received=len(came_in), decided=len(mine["decided.csv"]))
    found.update(f"received_{x['heading']}" for x in came_in.values())
    found.update(str(x["outcome"]) for x in mine["decided.csv"])
    found.update(f"remedied_{x['remedied']}" for x in mine["decided.csv"])
    found["compliance_outcomes"] = len(mine["compliance.csv"])
    found["late"] = sum(x["outcome"] == "late" for x in mine["compliance.csv"])
    found["satisfactory_remedies"] = found["remedied_by_body"]
    found["investigations"] = found["investigated"] = found["upheld"] + found["not_upheld"]
    found["assessed_and_closed"] = found["closed_initial"]
    found["not_for_us"] = sum(
        found[name] for name in ("incomplete_invalid", "advice_given", "referred_back")
    )
    return found


@pytest.mark.parametrize("trial", TRIALS, ids=lambda t: t.name)
def test_lists_hold_the_printed_counts(trial: Trial) -> None:
    """Every count printed about every authority of the year can be counted in the lists."""
    lists = make_lists(trial.year, trial.rows)
    for each in trial.rows:
        found = counted(lists, each.body, trial.year)
        assert {name: found[name] for name in each.counts} == each.counts, each.body


@pytest.mark.parametrize("trial", TRIALS, ids=lambda t: t.name)
def test_lists_keep_to_their_year(trial: Trial) -> None:
    """Decisions and outcomes fall in the year, receipts in it or in the year before."""
    year = ReportingYear(trial.year)
    lists = make_lists(trial.year, trial.rows)
    for line in lists["decided.csv"]:
        assert line["decided"] in year
        assert line["received"] in year or line["received"] <= year.before.end
    for line in lists["compliance.csv"]:
        assert line["recorded"] in year
    references = {(x["reference"], x["received"], x["heading"]) for x in lists["received.csv"]}
    assert len(references) == len(lists["received.csv"])


def lists_of(each: PrintedRow) -> Mapping[str, Sequence[Line]]:
    """The lists of one row alone."""
    return make_lists(each.year, [each])


def test_what_a_total_leaves_is_listed_too() -> None:
    """The rest of a printed total goes under a heading and an outcome that were not printed."""
    found = counted(
        lists_of(row(received=10, received_housing=4, received_other=1, decided=9, upheld=2)),
        "luton", 2024,
    )  # fmt: skip
    assert found["received"] == 10
    assert found["decided"] == 9
    assert (found["received_housing"], found["received_other"], found["upheld"]) == (4, 1, 2)


def test_a_rate_without_its_part_is_met() -> None:
    """Where only base and percentage are printed, the lists show the percentage."""
    found = counted(
        lists_of(row(investigations=24, uphold_rate=54, compliance_outcomes=21,
                     compliance_rate=95, late=5)),
        "luton", 2024,
    )  # fmt: skip
    assert (found["upheld"], found["not_upheld"]) == (13, 11)
    lines = lists_of(row(compliance_outcomes=21, compliance_rate=95, late=5))["compliance.csv"]
    assert Counter(str(line["outcome"]) for line in lines) == {
        "on_time": 15, "late": 5, "not_satisfied": 1,
    }  # fmt: skip


def test_decisions_without_receipts_in_the_year_came_in_before_it() -> None:
    """What was decided beyond the printed receipts was received in the year before."""
    lists = lists_of(row(received=1, decided=3))
    assert len(lists["received.csv"]) == 1
    received = [line["received"] for line in lists["decided.csv"]]
    assert [day in ReportingYear(2024) for day in received] == [True, False, False]


def test_an_abolished_authority_receives_nothing_after_its_end() -> None:
    """Decisions after the end of an authority are about cases that came in before it."""
    lists = lists_of(row(authority="cumbria", received=2, upheld=9, not_upheld=1))
    assert lists["received.csv"] == []
    assert len(lists["decided.csv"]) == 10
    assert max(line["received"] for line in lists["decided.csv"]) <= date(2023, 3, 31)


def test_a_new_authority_has_no_case_from_before_its_start() -> None:
    """Cases of an authority's first year all came in during that year."""
    lists = lists_of(row(authority="somerset", upheld=2, compliance_outcomes=3))
    assert all(line["received"] in ReportingYear(2024) for line in lists["decided.csv"])
    assert len(lists["compliance.csv"]) == 3


def test_a_word_that_is_no_slug_is_refused() -> None:
    """A row about a body that the register does not have is named with its line."""
    with pytest.raises(Refused, match=r"councils.csv:2: authority: 'lutn'"):
        lists_of(row(authority="lutn", upheld=1))


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    """Lists hold nothing drawn by lot and nothing of the hour."""
    for name in ("first", "second"):
        write_lists(make_lists(2020, TRIALS[6].rows), tmp_path / name)
    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()
    assert len(list((tmp_path / "first").iterdir())) == 3
