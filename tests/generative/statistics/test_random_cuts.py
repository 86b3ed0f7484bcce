from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generative.statistics.random_cuts import YEAR, cuts
from support import plain_count
from support.spec_tables import Cut, count_cut, write_cut
from upheld.statistics.figures import YearFigures
from upheld.statistics.figures_json import (
    from_json,
    to_json,
)
from upheld.statistics.measures.count import Table
from upheld.statistics.query import atoms_over, count_query, marked_rows_query
from upheld.toolbox import engine

pytestmark = pytest.mark.slow

# Each example writes Parquet and runs four queries, about 50 ms: enough of them to meet every
# branch, few enough for a run of a few seconds.
EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _figures_of(cut: Cut) -> YearFigures:
    with TemporaryDirectory() as folder:
        return count_cut(cut, YEAR.ended, Path(folder))


@EXAMPLES
@given(cuts())
def test_two_implementations_agree_on_bodies(cut: Cut) -> None:
    """Every figure of every body is what a plain loop over its rows finds."""
    for slug, body in _figures_of(cut).bodies.items():
        plain = plain_count.count_body(cut, slug)
        for name, figure in body.measures.items():
            if name in plain:
                shown = (figure.numerator, figure.denominator, figure.display)
                assert shown == plain[name], (slug, name)
        assert {k: v for k, v in body.received.items() if v or k == "total"} == (
            plain_count.count_received(cut, slug)
        )
        assert all(body.decided[name] == plain[name][0] for name in plain_count.OUTCOMES)
        assert all(body.compliance[name] == plain[name][0] for name in plain_count.SETTLED)
        assert body.measures["expected_upheld"].display == plain_count.count_expected(cut, slug)


@EXAMPLES
@given(cuts())
def test_two_implementations_agree_on_the_nation(cut: Cut) -> None:
    """Every national figure that counts a case once is what a plain loop over cases finds."""
    national = _figures_of(cut).national.cases
    plain = plain_count.count_nation(cut)
    for name, figure in national.measures.items():
        assert (figure.numerator, figure.denominator, figure.display) == plain[name], name
    assert national.decided["total"] == plain["decided"][0]


@EXAMPLES
@given(cuts())
def test_two_implementations_agree_on_averages(cut: Cut) -> None:
    """Pooled rates, means, medians and the list of bodies averaged are what a loop finds."""
    for slug, body in _figures_of(cut).bodies.items():
        similar = plain_count.list_similar(cut, slug)
        assert list(body.similar_bodies) == similar
        for name in ("uphold_rate", "compliance_rate", "satisfactory_remedy_rate"):
            beside = body.measures[name].similar
            if not similar:
                assert beside is None
                continue
            assert (beside.numerator, beside.denominator, beside.display) == (
                plain_count.pool(cut, similar, name)
            )
            middle = plain_count.find_middle(cut, similar, name)
            assert (beside.mean, beside.median) == (middle or (None, None))
            assert beside.authorities == len(similar)
        per_head = body.measures["upheld_per_100k"].similar
        if per_head is not None:
            assert (per_head.numerator, per_head.denominator, per_head.display) == (
                plain_count.pool(cut, similar, "upheld_per_100k")
            )


@EXAMPLES
@given(cuts())
def test_parts_make_their_whole(cut: Cut) -> None:
    """Outcomes sum to decided, groups too, and no count exceeds what it is part of."""
    for body in _figures_of(cut).bodies.values():
        measures = body.measures
        total = body.decided["total"]
        assert sum(number for key, number in body.decided.items() if key != "total") == total
        assert (
            sum(each for key, each in body.received.items() if key != "total")
            == (body.received["total"])
        )
        assert total == sum(
            measures[group].numerator
            for group in ("not_for_us", "assessed_and_closed", "investigated")
        )
        assert measures["upheld"].numerator <= measures["investigations"].numerator <= total
        assert measures["satisfactory_remedy_rate"].numerator <= measures["upheld"].numerator
        outcomes = {key: each for key, each in body.compliance.items() if key != "total"}
        assert sum(outcomes.values()) == body.compliance["total"]
        assert measures["compliance_rate"].numerator == (
            body.compliance["total"] - outcomes["not_satisfied"]
        )


@EXAMPLES
@given(cuts())
def test_the_nation_is_the_sum_of_its_bodies(cut: Cut) -> None:
    """National totals by pair are the sum over bodies, heading by heading."""
    figures = _figures_of(cut)
    pairs = figures.national.pairs
    for name, whole in (("received", pairs.received), ("decided", pairs.decided)):
        for key, number in whole.items():
            tables = (getattr(body, name) for body in figures.bodies.values())
            assert number == sum(table.get(key, 0) for table in tables)
    assert pairs.measures["uphold_rate"].numerator == sum(
        body.measures["upheld"].numerator for body in figures.bodies.values()
    )


@EXAMPLES
@given(cuts())
def test_a_zero_base_shows_a_reason_and_nothing_else(cut: Cut) -> None:
    """No rate stands on a zero base, and every missing display says why."""
    for body in _figures_of(cut).bodies.values():
        for figure in body.measures.values():
            assert (figure.display is None) == (figure.reason is not None)
            if figure.denominator == 0:
                assert figure.display is None
                assert figure.interval is None
                assert figure.verdict is None


@EXAMPLES
@given(cuts(), st.data())
def test_order_of_rows_is_irrelevant(cut: Cut, data: st.DataObject) -> None:
    """The same rows in another order give the same figures."""
    shuffled = {table: data.draw(st.permutations(rows)) for table, rows in cut.items()}
    assert _figures_of(cut) == _figures_of(shuffled)


@EXAMPLES
@given(cuts())
def test_figures_survive_their_storage(cut: Cut) -> None:
    """A body's figures written as plain dictionaries and read again are the same figures."""
    figures = _figures_of(cut)
    for body in figures.bodies.values():
        assert from_json(to_json(body)) == body


@settings(EXAMPLES, max_examples=8)
@given(cuts())
def test_every_count_is_the_length_of_its_list(cut: Cut) -> None:
    """Behind each number stands a list of cases of exactly that length."""
    with TemporaryDirectory() as folder:
        paths = write_cut(cut, Path(folder))
        pairs = {"pairs": paths["pairs"]}
        rows = engine.count(count_query(Table.PAIRS, YEAR), pairs)
        bodies = {row["body"] for row in rows}
        listed = engine.count(marked_rows_query(Table.PAIRS, YEAR, bodies), pairs) if bodies else []
        for bit, atom in enumerate(atoms_over(Table.PAIRS)):
            marked = [row for row in listed if row["marks"] >> bit & 1]
            assert sum(row[atom.id] for row in rows) == len(marked), atom.id
