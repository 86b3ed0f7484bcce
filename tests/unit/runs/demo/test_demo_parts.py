"""The small parts that the lists are made with: flows, fits, shares and steps."""

from collections.abc import Sequence

import pytest

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.compliance import ComplianceOutcome
from upheld.domain.errors import Refused
from upheld.domain.outcomes import Outcome
from upheld.runs.demo.averages import contradicted, read_averages
from upheld.runs.demo.fitting import (
    bases_showing,
    fit_part_and_base,
    parts_showing,
    per_100k_showing,
    shows,
)
from upheld.runs.demo.flow import Stage, pass_through
from upheld.runs.demo.national import TARGETS, target
from upheld.runs.demo.plan import draw_plan
from upheld.runs.demo.printed import read_printed
from upheld.runs.demo.ranges import PLENTY, Range, just, share_out
from upheld.runs.demo.steps import meet_total
from upheld.runs.demo.volumes import Place
from upheld.toolbox.drawing import Lots

FREE = Range(0, PLENTY)


def stage(
    arriving: Range, leaving: Range = FREE, wished_arriving: int = 0, wished_waiting: int = 0
) -> Stage:
    """One year of a flow."""
    return Stage(
        arriving=arriving,
        leaving=leaving,
        wished_arriving=wished_arriving,
        wished_waiting=wished_waiting,
    )


def test_leavers_are_those_who_waited_and_those_who_do_not() -> None:
    """Nobody is lost between the years, and nobody waits twice."""
    years = [stage(just(10), wished_arriving=10, wished_waiting=2) for _ in range(3)]
    passed = pass_through(years)
    assert [(p.arrived, p.left, p.waiting) for p in passed] == [
        (10, 8, 2),
        (10, 10, 2),
        (10, 10, 2),
    ]


def test_a_year_waits_for_what_the_next_one_has_printed() -> None:
    """65 received and 70 decided need cases that were open before: at least five of them."""
    before, now = pass_through(
        [stage(Range(50, 60), wished_arriving=50), stage(just(65), just(70), 65, 0)]
    )
    assert before.waiting >= 5
    assert (now.arrived, now.left) == (65, 70)


def test_an_ended_body_only_finishes() -> None:
    """What was open when a council ended is decided in the year after, and then nothing is."""
    passed = pass_through([stage(just(8), FREE, 8, 3), stage(just(0)), stage(just(0))])
    assert [p.left for p in passed] == [5, 3, 0]


def test_what_cannot_be_is_refused() -> None:
    """More leavers than ever arrived are a contradiction."""
    with pytest.raises(Refused, match="nothing lies between"):
        pass_through([stage(just(2)), stage(just(3), just(9))])


@pytest.mark.parametrize(
    ("part", "base", "printed", "fits"),
    [
        (3, 24, "13", True),  # 12.5 goes up
        (3, 24, "12", False),
        (13, 24, "54", True),
        (9, 10, "91", False),
        (0, 0, "0", False),
        (0, 0, "", True),
        (11, 16, "68.8", True),
    ],
)
def test_a_percentage_is_shown_as_it_is_printed(
    part: int, base: int, printed: str, *, fits: bool
) -> None:
    """Half goes up, nothing of nothing is no percentage, and no print fits everything."""
    assert shows(part, base, printed) is fits


@pytest.mark.parametrize("printed", ["0", "1", "12", "50", "99", "100"])
@pytest.mark.parametrize("size", [1, 7, 24, 101, 1846])
def test_ranges_hold_what_shows_and_nothing_else(printed: str, size: int) -> None:
    """The parts of a base, and the bases of a part, that are printed so are found exactly."""
    parts = [part for part in range(size + 1) if shows(part, size, printed)]
    found = parts_showing(size, printed)
    assert parts == ([] if found is None else list(range(found.low, found.high + 1)))
    if printed != "0" and shows(size, size * 100 // max(int(printed), 1), printed):
        bases = bases_showing(size, printed)
        assert shows(size, bases.low, printed)
        assert shows(size, bases.high, printed)
        assert not shows(size, bases.high + 1, printed)


def test_a_count_shows_a_rate_per_residents() -> None:
    """Between 4.55 and 4.65 per 100,000 of a million residents lie 46 only, rounded half up."""
    assert per_100k_showing(1_000_000, "4.6") == Range(46, 46)
    assert per_100k_showing(10_000_000, "4.6") == Range(455, 464)


def test_two_percentages_are_fitted_at_once() -> None:
    """42 % upheld, of whom 40 % were put right before: 5 of 12 near 11, and 2 of 5."""
    fitted = fit_part_and_base(
        "42", Range(1, 60), near=11, fits=lambda upheld, _: parts_showing(upheld, "40") is not None
    )
    assert fitted == (5, 12)


def test_no_counts_are_no_fit() -> None:
    """One of at most three is never printed as 42 %."""
    assert fit_part_and_base("42", Range(1, 3), near=2) is None


@pytest.mark.parametrize(
    ("total", "ranges", "sums_to"),
    [
        (100, [FREE, FREE, FREE], 100),
        (100, [just(10), FREE, Range(0, 20)], 100),
        (100, [just(10), just(5), Range(0, 20)], 35),
    ],
)
def test_shares_keep_to_their_ranges(total: int, ranges: Sequence[Range], sums_to: int) -> None:
    """A total is shared out within bounds, as nearly as they allow."""
    shares = share_out(total, [3.0, 2.0, 1.0], ranges)
    assert sum(shares) == sums_to
    assert all(r.low <= share <= r.high for share, r in zip(shares, ranges, strict=True))


def test_free_shares_keep_their_proportion() -> None:
    """Without bounds the wishes' proportions come out."""
    assert share_out(60, [3.0, 2.0, 1.0], [FREE] * 3) == [30, 20, 10]


def test_steps_meet_a_total_and_spare_what_is_fixed() -> None:
    """Values move one by one to the sum; a fixed one stays."""
    met = meet_total([5, 5, 5], 21, [just(5), FREE, Range(0, 6)], Lots("steps"))
    assert sum(met) == 21
    assert met[0] == 5
    assert met[2] <= 6
    with pytest.raises(Refused, match="cannot be brought to 30"):
        meet_total([5], 30, [Range(0, 9)], Lots("steps"))


def test_two_sources_of_one_year_are_put_together() -> None:
    """Sheffield 2024 has its headings from one source and its remedies from another."""
    printed = read_printed()["sheffield", 2024]
    assert (printed.received, printed.remedied_by_body, printed.compliance_outcomes) == (148, 5, 14)


def test_misprints_are_not_followed() -> None:
    """Cumbria 2024 prints 91 % for 9 of 10: the counts stand and the percentage does not."""
    printed = read_printed()["cumbria", 2024]
    assert (printed.upheld, printed.investigations, printed.uphold_rate) == (9, 10, "")


def test_averages_are_agreed_on() -> None:
    """No average that was printed twice was printed differently."""
    assert contradicted() == {}
    assert read_averages()[AuthorityType.UNITARY, 2020, "uphold_rate"] == "56"


def test_printed_targets_were_printed() -> None:
    """Every target marked as printed, and not worked out from two prints, is a national row."""
    printed = {
        (row["year"], row["measure"], row["value"])
        for row in reference.rows(reference.PUBLISHED_NATIONAL)
        if row["scope"] == "local_authorities" and not (row["type"] or row["region"])
    }
    for row in reference.rows(TARGETS):
        if row["status"] == "printed" and not row["measure"].startswith("share_"):
            assert (row["year"], row["measure"], row["value"]) in printed
            assert row["source"]
        assert row["status"] in {"printed", "assumed"}
        assert row["source"] or row["why"]


def test_a_missing_target_is_named() -> None:
    """A year without its line says which line to write."""
    with pytest.raises(Refused, match="no line 1999,received"):
        target(1999, "received")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3, 1974, 20_260_101])
def test_any_seed_will_do(seed: int) -> None:
    """Whatever the lots, what was printed comes out: there is room for it with every seed."""
    plan = draw_plan(seed)
    for place, printed in read_printed().items():
        counts = plan.get(Place(*place))
        if counts is None:
            assert not any((printed.received, printed.decided, printed.investigations))
            continue
        for wanted, met in (
            (printed.received, sum(counts.received.values())),
            (printed.decided, sum(counts.decided.values())),
            (printed.upheld, counts.decided[Outcome.UPHELD]),
            (printed.compliance_outcomes, sum(counts.compliance.values())),
            (printed.late, counts.compliance[ComplianceOutcome.LATE]),
        ):
            assert wanted in (None, met)
