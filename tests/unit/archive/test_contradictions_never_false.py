"""Figures that were made from consistent counts never give a contradiction."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from support.printed import reading
from upheld.archive.checks.between import contradictions_between
from upheld.archive.checks.within import contradictions_in
from upheld.archive.vocabulary import OUTCOMES, RECEIVED
from upheld.statistics.rounding import format_per_100k, per_100k, percent

COUNT = st.integers(0, 400)


@st.composite
def figures(draw: st.DrawFn) -> dict[str, str]:
    """All that documents may print of one body and year, counted from the same cases."""
    received = {measure: draw(COUNT) for measure in RECEIVED.values()}
    decided = {measure: draw(COUNT) for measure in OUTCOMES.values()}
    kept = {
        name: draw(COUNT) for name in ("on_time", "late", "not_complete_satisfied", "not_satisfied")
    }
    satisfied = sum(kept.values()) - kept["not_satisfied"]
    upheld, investigations = decided["upheld"], decided["upheld"] + decided["not_upheld"]
    remedies, residents = draw(st.integers(0, upheld)), draw(st.integers(2_000, 2_000_000))
    early = sum(decided[name] for name in ("incomplete_invalid", "advice_given", "referred_back"))
    counts = received | decided | kept | {
        "received": sum(received.values()),
        "decided": sum(decided.values()),
        "dealt_with": sum(decided.values()),
        "not_for_us": early,
        "assessed_and_closed": decided["closed_initial"],
        "investigations": investigations,
        "uphold_rate_base": investigations,
        "satisfied": satisfied,
        "compliance_outcomes": sum(kept.values()),
        "satisfactory_remedies": remedies,
        "satisfactory_remedy_rate_base": upheld,
        "remedied_by_us": draw(COUNT),
    }  # fmt: skip
    rates = {
        "uphold_rate": _percent(upheld, investigations),
        "compliance_rate": _percent(satisfied, sum(kept.values())),
        "satisfactory_remedy_rate": _percent(remedies, upheld),
        "upheld_per_100k": f"{per_100k(upheld, residents)} [by residents]",
        "residents": f"{residents:,} [by residents]",
    }
    return {name: f"{count:,}" for name, count in counts.items()} | rates


def _percent(part: int, whole: int) -> str:
    return percent(part, whole) if whole else "0%"


def _line(printed: dict[str, str]) -> str:
    return "; ".join(f"{measure} {number}" for measure, number in printed.items())


@settings(max_examples=60, deadline=None)
@given(figures(), st.data())
def test_consistent_figures_contradict_nothing(
    printed: dict[str, str], data: st.DataObject
) -> None:
    """Whichever of them a document leaves out, repeats, or says "more than" of."""
    kept = data.draw(st.sets(st.sampled_from(sorted(printed))))
    whole, some = reading(_line(printed)), reading(_line({name: printed[name] for name in kept}))
    assert contradictions_in(whole) == contradictions_in(some) == ()
    assert contradictions_between([whole, some]) == ()


@settings(max_examples=60, deadline=None)
@given(figures(), st.data())
def test_a_changed_figure_is_never_a_crash(printed: dict[str, str], data: st.DataObject) -> None:
    """Whatever is printed, checks end, say something in words and name what they rest on."""
    wrong = data.draw(st.dictionaries(st.sampled_from(sorted(printed)), COUNT.map(str), min_size=1))
    for found in contradictions_in(reading(_line(printed | wrong))):
        assert found.arithmetic
        assert found.witnesses


@given(st.integers(1, 400), st.integers(1, 400))
def test_residents_rounded_to_hundreds_are_no_contradiction(upheld: int, hundreds: int) -> None:
    """213,528 printed as 213,500 may stand beside the rate of the exact number."""
    exact = hundreds * 1000 + 128
    rate = format_per_100k(Fraction(upheld, exact))
    rounded = hundreds * 1000 + 100
    line = f"upheld {upheld}; residents {rounded} [here]; upheld_per_100k {rate} [here]"
    assert contradictions_in(reading(line)) == ()
