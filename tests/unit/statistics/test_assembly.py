from pathlib import Path

import pytest

from support.spec_tables import Row, count_cut, read_rows
from upheld.domain.authority_types import AuthorityType
from upheld.domain.errors import Refused
from upheld.domain.method import METHODS
from upheld.statistics.counting import EACH_CASE_ONCE, EACH_PAIR
from upheld.statistics.figures_json import to_json

UPHELD = {"body": "luton", "heading": "housing", "decided_in_year": True, "outcome": "upheld"}


def _bodies_of(text: str) -> list[Row]:
    return read_rows("bodies", text)


def test_every_council_that_existed_has_figures(tmp_path: Path) -> None:
    """Councils without a row have figures too; others only if they have a row."""
    bodies = _bodies_of("""
        body   | name         | type
        luton  | Luton        | unitary
        quiet  | Quiet        | district
        gone   | Gone         |
        forest | Forest Park  | national_park
        fire   | Fire Service | fire
    """)
    cut = {"pairs": [UPHELD, UPHELD | {"body": "fire"}], "bodies": bodies}
    figures = count_cut(cut, 2020, tmp_path)
    assert sorted(figures.bodies) == ["fire", "luton", "quiet"]
    assert figures.bodies["quiet"].received["total"] == 0
    assert figures.bodies["fire"].similar_bodies == ()
    assert figures.bodies["luton"].similar_bodies == ("luton",)


def test_each_type_is_compared_on_its_own(tmp_path: Path) -> None:
    """A comparison holds the authorities of one type, and says which and how many."""
    bodies = _bodies_of("""
        body  | name  | type
        luton | Luton | unitary
        kent  | Kent  | county
        essex | Essex | county
    """)
    kent = UPHELD | {"body": "kent", "outcome": "not_upheld"}
    figures = count_cut({"pairs": [UPHELD, kent], "bodies": bodies}, 2020, tmp_path)
    records = {(each.type, each.measure): each for each in figures.comparisons}
    county = records[AuthorityType.COUNTY, "uphold_rate"]
    assert county.authorities == ("essex", "kent")
    assert (county.numerator, county.denominator, county.averaged) == (0, 1, 1)
    assert (county.theta, county.rho, county.phi) == (0.0, 0.0, None)
    compliance = records[AuthorityType.COUNTY, "compliance_rate"]
    assert (compliance.display, compliance.theta) == (None, None)
    assert (AuthorityType.DISTRICT, "uphold_rate") not in records


def test_fictional_authorities_are_averaged_apart(tmp_path: Path) -> None:
    """The average of real authorities stays theirs; the fictional ones have their own."""
    bodies = [
        *_bodies_of("body | name | type\nluton | Luton | unitary"),
        {"body": "invented", "name": "Invented", "type": "unitary", "fictional": True},
    ]
    refused = UPHELD | {"body": "invented", "outcome": "not_upheld"}
    figures = count_cut({"pairs": [UPHELD, refused], "bodies": bodies}, 2020, tmp_path)
    rates = {slug: each.measures["uphold_rate"] for slug, each in figures.bodies.items()}
    assert [rates[slug].similar.display for slug in ("luton", "invented")] == ["100%", "0%"]
    assert figures.bodies["invented"].similar_bodies == ("invented",)
    assert [figures.bodies[slug].fictional for slug in ("luton", "invented")] == [False, True]
    records = {
        (each.type, each.fictional): each.authorities
        for each in figures.comparisons
        if each.measure == "uphold_rate"
    }
    assert records == {
        (AuthorityType.UNITARY, False): ("luton",),
        (AuthorityType.UNITARY, True): ("invented",),
    }


def test_rows_of_an_unknown_body_are_refused(tmp_path: Path) -> None:
    """A row of a body that the cut does not list stops the count and names the body."""
    with pytest.raises(Refused, match="luton"):
        count_cut({"pairs": [UPHELD], "bodies": []}, 2020, tmp_path)


def test_an_unknown_outcome_is_refused(tmp_path: Path) -> None:
    """An outcome that nobody knows makes outcomes and decisions differ, and stops the count."""
    with pytest.raises(Refused, match="luton, heading housing: 0 outcomes against 1 decided"):
        count_cut({"pairs": [UPHELD | {"outcome": "maladministration"}]}, 2020, tmp_path)


def test_an_unknown_compliance_outcome_is_refused(tmp_path: Path) -> None:
    """A settled case without a known compliance outcome stops the count."""
    with pytest.raises(Refused, match="0 compliance outcomes against 1 settled"):
        count_cut({"pairs": [UPHELD | {"settled_in_year": True}]}, 2020, tmp_path)


def test_an_unknown_heading_is_refused(tmp_path: Path) -> None:
    """A heading outside the nine stops the count and is named."""
    with pytest.raises(Refused, match="drains"):
        count_cut({"pairs": [UPHELD | {"heading": "drains"}]}, 2020, tmp_path)


@pytest.mark.parametrize(
    ("provenances", "demonstration", "source"),
    [
        (["casework"], False, None),
        (["casework", "invented"], True, "invented"),
        (["published", "published"], True, "published"),
        (["published", "invented"], True, "part published"),
    ],
)
def test_invented_rows_make_a_demonstration(
    provenances: list[str], demonstration: bool, source: str | None, tmp_path: Path
) -> None:
    """A cut with rows that did not come from casework says so on every figure."""
    rows = [UPHELD | {"provenance": provenance} for provenance in provenances]
    figures = count_cut({"pairs": rows}, 2020, tmp_path)
    luton = figures.bodies["luton"]
    assert (luton.demonstration, luton.source) == (demonstration, source)
    assert figures.national.demonstration is demonstration


def test_national_counts_say_which_they_are(tmp_path: Path) -> None:
    """Each case once and each pair are both given, and each says which it is."""
    cases = [{"heading": "housing", "decided_in_year": True, "outcome": "upheld", "bodies": 2}]
    pairs = [UPHELD, UPHELD | {"body": "kent"}]
    national = count_cut({"pairs": pairs, "cases": cases}, 2020, tmp_path).national
    assert (national.cases.counted, national.cases.decided["total"]) == (EACH_CASE_ONCE, 1)
    assert (national.pairs.counted, national.pairs.decided["total"]) == (EACH_PAIR, 2)
    assert "compliance_rate" not in national.cases.measures
    assert "within_13_weeks" not in national.pairs.measures


@pytest.mark.parametrize("year", METHODS)
def test_every_year_with_a_method_can_be_counted(year: int, tmp_path: Path) -> None:
    """Each year's figures stand under its own word for investigations."""
    figures = count_cut({"pairs": [UPHELD]}, year, tmp_path)
    word = METHODS[year].investigations.removesuffix("s")
    assert figures.bodies["luton"].measures["uphold_rate"].base == f"1 {word}"


def test_an_empty_cut_has_figures_of_nothing(tmp_path: Path) -> None:
    """A year without any row gives councils without figures, not an error."""
    figures = count_cut(
        {"bodies": _bodies_of("body | name | type\nluton | Luton | unitary")}, 2020, tmp_path
    )
    assert figures.bodies["luton"].measures["uphold_rate"].reason == "no investigations"
    assert figures.national.cases.measures["uphold_rate"].display is None


def test_large_numbers_are_readable(tmp_path: Path) -> None:
    """Thousands are parted by a comma in bases and counts."""
    rows = [UPHELD] * 1034 + [UPHELD | {"outcome": "not_upheld"}] * 812
    measures = count_cut({"pairs": rows}, 2024, tmp_path).bodies["luton"].measures
    assert measures["uphold_rate"].base == "1,846 investigations"
    assert measures["upheld"].display == "1,034"


def test_json_has_the_published_shape(tmp_path: Path) -> None:
    """The keys and values that others rely on stand where they are documented."""
    rows = [UPHELD] * 13 + [UPHELD | {"outcome": "not_upheld"}] * 11
    data = to_json(count_cut({"pairs": rows}, 2020, tmp_path, release="2020-1").bodies["luton"])
    assert {"body": "luton", "name": "Luton", "type": "unitary", "year": 2020}.items() <= (
        data.items()
    )
    assert (data["release"], data["demonstration"]) == ("2020-1", False)
    assert data["decided"]["total"] == 24
    assert data["measures"]["uphold_rate"] == {
        "numerator": 13,
        "denominator": 24,
        "display": "54%",
        "base": "24 detailed investigations",
        "interval": ["35%", "72%"],
        "similar": {
            "numerator": 13,
            "denominator": 24,
            "display": "54%",
            "authorities": 1,
            "averaged": 1,
            "mean": "54.2%",
            "median": "54.2%",
        },
        "verdict": "no clear difference from similar authorities",
    }
    assert data["measures"]["compliance_rate"]["display"] is None
    assert data["measures"]["compliance_rate"]["reason"] == "no recommendations were due"
