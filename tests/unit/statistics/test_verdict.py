import pytest

from upheld.statistics.funnel import Funnel
from upheld.statistics.verdict import MILDER_THAN_INTERVAL, Verdict, is_too_few, judge

HALF = Funnel(theta=0.5, rho=0.0)


@pytest.mark.parametrize(
    ("result", "base", "verdict"),
    [
        # Of 20 at one half: P(15 or more) = 0.0207, P(14 or more) = 0.0577,
        # P(17 or more) = 0.0013, P(18 or more) = 0.0002.
        (14, 20, Verdict.NO_CLEAR_DIFFERENCE),
        (15, 20, Verdict.POSSIBLY_HIGHER),
        (17, 20, Verdict.POSSIBLY_HIGHER),
        (18, 20, Verdict.HIGHER),
        (6, 20, Verdict.NO_CLEAR_DIFFERENCE),
        (5, 20, Verdict.POSSIBLY_LOWER),
        (2, 20, Verdict.LOWER),
        # Of 5, all or none has 1/32 = 0.03: no result could pass. Of 6, 1/64 = 0.016 does.
        (5, 5, Verdict.TOO_FEW),
        (6, 6, Verdict.POSSIBLY_HIGHER),
        (0, 6, Verdict.POSSIBLY_LOWER),
        (3, 6, Verdict.NO_CLEAR_DIFFERENCE),
        (0, 0, None),
    ],
)
def test_verdict_follows_the_exact_tails(result: int, base: int, verdict: Verdict | None) -> None:
    """Each side of each limit gets its words, on exact binomial tails."""
    assert judge(result, base, HALF) is verdict


def test_under_five_is_always_too_few() -> None:
    """Even where all of four would be very unlikely, four are too few to compare."""
    rare = Funnel(theta=0.01, rho=0.0)
    assert rare.tail_from(4, 4) < 0.001
    assert judge(4, 4, rare) is Verdict.TOO_FEW


def test_one_possible_side_is_enough_to_compare() -> None:
    """A base is too small only if neither all nor none could pass."""
    assert not is_too_few(5, Funnel(theta=0.3, rho=0.0))
    assert is_too_few(5, Funnel(theta=0.5, rho=0.0))


def test_overdispersion_makes_verdicts_milder() -> None:
    """What is clear by chance alone may be possible, or nothing, where authorities differ."""
    verdicts = [judge(18, 20, Funnel(theta=0.5, rho=rho)) for rho in (0.0, 0.05, 0.15)]
    assert verdicts == [Verdict.HIGHER, Verdict.POSSIBLY_HIGHER, Verdict.NO_CLEAR_DIFFERENCE]


def test_words_are_the_published_ones() -> None:
    """The words of every verdict, letter for letter: letters and pages print them."""
    chance = "about 1 in 20 authorities would be so by chance alone"
    assert [verdict.value for verdict in Verdict] == [
        "no clear difference from similar authorities",
        f"possibly higher than similar authorities: {chance}",
        f"possibly lower than similar authorities: {chance}",
        "higher than similar authorities",
        "lower than similar authorities",
        "too few to compare",
    ]


def test_one_sentence_explains_the_interval() -> None:
    """The explanation is one sentence, so that it can stand beside every verdict."""
    assert MILDER_THAN_INTERVAL.count(".") == 1
    assert MILDER_THAN_INTERVAL.endswith(".")
