"""What was printed about real councils comes out of the lists, counted without our own counting."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from upheld import reference

Counts = dict[int, Counter[tuple[str, str]]]

HEADINGS = (
    "adult_care", "benefits_tax", "corporate_other", "education_children", "environment",
    "highways_transport", "housing", "planning", "other",
)  # fmt: skip
OUTCOMES = (
    "incomplete_invalid", "advice_given", "referred_back", "closed_initial", "not_upheld", "upheld",
)  # fmt: skip
ROWS = [row for row in reference.rows(reference.PUBLISHED_COUNCILS) if int(row["year"]) >= 2018]
COMPARED = ("county", "district", "metropolitan", "unitary", "london")
# Which population the rates of a year divide by.
RESIDENTS_OF = {2023: "2021", 2024: "2022", 2025: "2023"}


def percent(part: int, base: int, places: str = "1") -> str:
    """A percentage as printed, half rounded up."""
    exact = Decimal(100 * part) / Decimal(base)
    return str(exact.quantize(Decimal(places), ROUND_HALF_UP))


def figures(counted: Counter[tuple[str, str]], bodies: list[str]) -> dict[str, int]:
    """Counts of some bodies together under the column names of the printed table."""

    def total(*names: str) -> int:
        return sum(counted[body, name] for body in bodies for name in names)

    return {
        "received": total("received"),
        **{f"received_{heading}": total(f"received_{heading}") for heading in HEADINGS},
        "decided": total("decided"),
        **{outcome: total(outcome) for outcome in OUTCOMES},
        "investigations": total("upheld", "not_upheld"),
        "investigated": total("upheld", "not_upheld"),
        "not_for_us": total("incomplete_invalid", "advice_given", "referred_back"),
        "assessed_and_closed": total("closed_initial"),
        "compliance_outcomes": total("settled"),
        "satisfied": total("settled") - total("settled_not_satisfied"),
        "late": total("settled_late"),
        "satisfactory_remedies": total("remedied_by_body"),
        "remedied_by_body": total("remedied_by_body"),
        "remedied_by_us": total("remedied_by_us"),
    }


RATES = {
    "uphold_rate": ("upheld", "investigations"),
    "compliance_rate": ("satisfied", "compliance_outcomes"),
    "satisfactory_remedy_rate": ("satisfactory_remedies", "upheld"),
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['authority']}-{row['year']}")
def test_a_printed_row_comes_out(row: dict[str, str], counts: Counts) -> None:
    """Every printed count is met exactly and every printed percentage as rounded, misprints not."""
    ours = figures(counts[int(row["year"])], [row["authority"]])
    right = {name: value for name, value in row.items() if name not in row["misprint"].split(";")}
    shown = {
        name: str(ours[name]) if name in ours else percent(*(ours[part] for part in RATES[name]))
        for name, value in right.items()
        if value and (name in ours or name in RATES)
    }
    assert shown == {name: right[name] for name in shown}


def averages() -> list[tuple[int, str, str, str]]:
    """Every printed average: year, type, measure, value."""
    kinds = {row["slug"]: row["type"] for row in reference.rows("register/authorities.csv")}
    said = {
        (int(row["year"]), kinds[row["authority"]], name, row[f"{name}_similar"])
        for row in ROWS
        for name in (*RATES, "upheld_per_100k")
    }
    said |= {
        (int(row["year"]), row["type"], row["measure"].removesuffix("_similar"), row["value"])
        for row in reference.rows(reference.PUBLISHED_NATIONAL)
        if row["measure"].endswith("_similar")
    }
    return sorted(one for one in said if one[3] not in {"", "n/a"})


def members(kind: str, year: int) -> list[str]:
    """Councils of a type that existed on 31 March."""
    return [
        row["slug"]
        for row in reference.rows("register/authorities.csv")
        if row["type"] == kind
        and (row["start"] or "0") <= f"{year}-03-31" <= (row["end"] or "9999")
    ]


@pytest.mark.parametrize(("year", "kind", "measure", "printed"), averages())
def test_a_printed_average_comes_out(
    year: int, kind: str, measure: str, printed: str, counts: Counts
) -> None:
    """The pooled figure of all councils of a type rounds to the printed average."""
    slugs = members(kind, year)
    ours = figures(counts[year], slugs)
    if measure == "upheld_per_100k":
        residents = sum(
            int(row["population"])
            for row in reference.rows("register/populations.csv")
            if row["slug"] in slugs and row["year"] == RESIDENTS_OF[year]
        )
        shown = percent(1000 * ours["upheld"], residents, "0.1").removesuffix(".0")
    else:
        shown = percent(*(ours[part] for part in RATES[measure]))
    assert shown == printed


def national() -> list[tuple[int, str, str]]:
    """What was printed about local government as a whole: year, measure, value."""
    measures = {
        "received", "upheld", "investigations", "uphold_rate", "compliance_rate", "late_rate",
        "not_satisfied",
    }  # fmt: skip
    return sorted(
        {
            (int(row["year"]), row["measure"], row["value"])
            for row in reference.rows(reference.PUBLISHED_NATIONAL)
            if row["scope"] == "local_authorities"
            and not (row["heading"] or row["type"] or row["region"])
            and int(row["year"]) >= 2018
            and row["measure"] in measures
        }
    )


@pytest.mark.parametrize(("year", "measure", "printed"), national())
def test_the_nation_comes_near(year: int, measure: str, printed: str, counts: Counts) -> None:
    """All bodies together lie within 2 % of what was printed about the whole."""
    ours = figures(counts[year], ["all"])
    outcomes = ours["compliance_outcomes"]
    shown = {
        "received": ours["received"],
        "upheld": ours["upheld"],
        "investigations": ours["investigations"],
        "uphold_rate": 100 * ours["upheld"] / ours["investigations"],
        "compliance_rate": 100 * ours["satisfied"] / outcomes,
        "late_rate": 100 * ours["late"] / outcomes,
        "not_satisfied": outcomes - ours["satisfied"],
    }[measure]
    assert shown == pytest.approx(float(printed), rel=0.02)


def test_luton_2018_is_the_letter(counts: Counts) -> None:
    """The tables of the letter of 18 July 2018, cell by cell."""
    ours = figures(counts[2018], ["luton"])
    assert [ours[f"received_{heading}"] for heading in HEADINGS] == [17, 6, 3, 13, 4, 6, 8, 7, 1]
    assert [ours[outcome] for outcome in OUTCOMES] == [6, 1, 26, 20, 6, 11]
    assert (ours["received"], ours["decided"]) == (65, 70)
    assert (ours["remedied_by_us"], ours["remedied_by_body"]) == (10, 1)


def test_luton_2020_is_the_letter(counts: Counts) -> None:
    """The panels of the letter of 22 July 2020, and the two remedies that came late."""
    ours = figures(counts[2020], ["luton"])
    assert (ours["investigations"], ours["upheld"], ours["satisfactory_remedies"]) == (24, 13, 3)
    assert counts[2020]["luton", "settled_on_time"] == 5
    assert (ours["compliance_outcomes"], ours["late"]) == (7, 2)


def test_all_councils_are_there(counts: Counts) -> None:
    """Nearly every council that existed on 31 March was complained about; the smallest may miss."""
    for year, counted in counts.items():
        missing = [
            slug for kind in COMPARED for slug in members(kind, year)
            if not counted[slug, "received"]
        ]  # fmt: skip
        assert len(missing) <= 3, (year, missing)


def test_councils_differ(counts: Counts) -> None:
    """Councils scatter around their average as real ones do; nobody was set to it."""
    shown = [
        percent(counts[2020][slug, "upheld"], ours)
        for slug in members("unitary", 2020)
        if (ours := figures(counts[2020], [slug])["investigations"]) >= 10
    ]
    assert len(shown) > 20
    assert shown.count("56") < len(shown) / 4
    assert max(map(int, shown)) - min(map(int, shown)) > 20
