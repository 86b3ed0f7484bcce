"""When so few complaints are unusual for the residents."""

import math
from collections.abc import Callable

import pytest

from upheld.scrutiny.facts import Volume
from upheld.scrutiny.volume import expect, is_unusually_low, tail_to


def councils(*received: int) -> dict[str, Volume]:
    """Councils of 100,000 residents each."""
    return {f"c{n}": Volume(received=each, residents=100_000) for n, each in enumerate(received)}


def test_where_councils_differ_by_chance_alone_the_limit_is_that_of_chance() -> None:
    """Twenty councils that receive 50 each: at most one of 40 by Poisson's law is 36."""
    alike = councils(*[50] * 20)
    expected = expect("c0", alike)

    assert expected is not None
    assert (expected.count, expected.tau_squared) == (50, 0)
    assert tail_to(36, expected) <= 0.025 < tail_to(37, expected)


def test_where_councils_differ_much_few_are_nothing_unusual() -> None:
    """The same count says something among councils that are alike, and nothing among others."""
    alike = councils(20, *[50] * 30)
    unlike = councils(20, *[10, 30, 50, 70, 90] * 6)

    assert is_unusually_low("c0", alike)
    assert not is_unusually_low("c0", unlike)


def test_probabilities_sum_to_one() -> None:
    """With and without differences among councils."""
    for volumes in (councils(*[50] * 20), councils(*[10, 40, 90] * 7)):
        expected = expect("c0", volumes)
        assert expected is not None
        assert math.isclose(tail_to(2_000, expected), 1, rel_tol=1e-6)


@pytest.mark.parametrize(
    "make",
    [
        lambda: councils(*[0] * 20),
        lambda: councils(0, *[50] * 8),
        lambda: councils(*[50] * 20) | {"c0": Volume(received=0, residents=0)},
    ],
    ids=["nothing received at all", "too few like it", "no residents"],
)
def test_where_nothing_can_be_expected_nothing_is_said(
    make: Callable[[], dict[str, Volume]],
) -> None:
    """No expectation, no question."""
    assert expect("c0", make()) is None
    assert not is_unusually_low("c0", make())
