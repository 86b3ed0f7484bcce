from collections import Counter
from datetime import date
from itertools import pairwise

from upheld import reference
from upheld.domain.authority_types import AuthorityType
from upheld.domain.headings import Heading
from upheld.domain.outcomes import Outcome
from upheld.register.models.population import STATUSES

README = reference.path("README.md").read_text(encoding="utf-8")
FILES = (
    *reference.REGISTER,
    reference.TILES,
    reference.PUBLISHED_COUNCILS,
    reference.PUBLISHED_NATIONAL,
)


def slugs() -> set[str]:
    """Every slug of the register."""
    return {row["slug"] for row in reference.rows("register/authorities.csv")}


def number(row: dict[str, str], column: str) -> int | None:
    """A count of a row, or None where it was not printed."""
    return int(row[column]) if row[column] else None


def test_readme_covers_every_file() -> None:
    """Every reference file has its section in the README."""
    assert [name for name in FILES if f"## {name}" not in README] == []


def test_readme_explains_every_column() -> None:
    """Every column of every file is named in the README, alone or as a stated pattern."""
    patterns = ("received_", "_similar", "incomplete_invalid", "advice_given", "referred_back",
                "closed_initial", "not_upheld", "upheld")  # fmt: skip
    unexplained = [
        (name, column)
        for name in FILES
        for column in reference.rows(name)[0]
        if f"`{column}`" not in README and not any(part in column for part in patterns)
    ]
    assert unexplained == []


def test_rows_are_the_callers_own() -> None:
    """Changing a row that was read does not change what the next reader sees."""
    reference.rows("register/names.csv")[0]["name"] = "changed"
    assert reference.rows("register/names.csv")[0]["name"] != "changed"


def test_every_body_has_its_place() -> None:
    """The 488 bodies have unique slugs, known types, and parents and successors that exist."""
    rows = reference.rows("register/authorities.csv")
    known = slugs()
    assert len(rows) == len(known) == 488
    assert {row["type"] for row in rows} == {kind.value for kind in AuthorityType}
    assert {row["parent"] for row in rows} - {""} <= known
    assert {s for row in rows for s in row["replaced_by"].split("|")} - {""} <= known


def test_only_ended_bodies_are_replaced() -> None:
    """A body with a successor has an end, and no council that ended lacks a successor."""
    rows = reference.rows("register/authorities.csv")
    councils = [r for r in rows if AuthorityType(r["type"]).compared]
    assert [r["slug"] for r in rows if r["replaced_by"] and not r["end"]] == []
    assert [r["slug"] for r in councils if r["end"] and not r["replaced_by"]] == []


def test_successor_begins_when_its_council_ends() -> None:
    """No day lies between the end of a council and its successor's first."""
    starts = {r["slug"]: r["start"] for r in reference.rows("register/authorities.csv")}
    gaps = [
        (row["slug"], successor)
        for row in reference.rows("register/authorities.csv")
        if row["replaced_by"] and AuthorityType(row["type"]).compared
        for successor in row["replaced_by"].split("|")
        if (date.fromisoformat(starts[successor]) - date.fromisoformat(row["end"])).days != 1
    ]
    assert gaps == []


def test_names_follow_each_other() -> None:
    """Dated names of a body leave no day without a name, and the last is its name today."""
    last = {r["slug"]: r["name"] for r in reference.rows("register/authorities.csv")}
    rows = reference.rows("register/names.csv")
    for former, later in pairwise(rows):
        if former["slug"] == later["slug"]:
            ended, began = (date.fromisoformat(d) for d in (former["end"], later["start"]))
            assert (began - ended).days == 1
        else:
            assert former["name"] == last[former["slug"]]
            assert not former["end"]


def test_no_name_carries_a_remark() -> None:
    """Names are what letters print: no remark in brackets and no stray space."""
    rows = reference.rows("register/authorities.csv") + reference.rows("register/names.csv")
    assert [
        r["name"] for r in rows if "(" in r["name"] or r["name"] != " ".join(r["name"].split())
    ] == []


def test_populations_are_whole() -> None:
    """Each body and year stands once, with residents and a known status; none is invented."""
    rows = reference.rows("register/populations.csv")
    assert len(rows) == 4236
    assert max(Counter((r["slug"], r["year"]) for r in rows).values()) == 1
    assert {r["status"] for r in rows} == set(STATUSES) - {"invented"}
    assert min(int(r["population"]) for r in rows) > 0
    assert {r["slug"] for r in rows} <= slugs()


def test_england_adds_up() -> None:
    """The residents of every district and single-tier council of 2023 are those of England."""
    bodies = {r["slug"]: r for r in reference.rows("register/authorities.csv")}
    lower = [
        int(r["population"])
        for r in reference.rows("register/populations.csv")
        if r["year"] == "2023" and bodies[r["slug"]]["type"] != "county"
    ]
    # Office for National Statistics, mid-2023, England, edition of July 2024.
    assert sum(lower) == 57_690_323


def test_tiles_do_not_overlap() -> None:
    """No two councils of a map share a tile, and each is of the register."""
    rows = reference.rows(reference.TILES)
    places = Counter((r["tier"], r["as_at"], r["column"], r["row"]) for r in rows)
    assert max(places.values()) == 1
    assert {r["slug"] for r in rows} <= slugs()


def test_printed_parts_add_up() -> None:
    """Where all outcomes, both investigated outcomes or all headings are printed, they add up."""
    for row in reference.rows(reference.PUBLISHED_COUNCILS):
        outcomes = [number(row, outcome) for outcome in Outcome]
        headings = [number(row, f"received_{heading}") for heading in Heading]
        investigated = [number(row, "not_upheld"), number(row, "upheld")]
        overview = [number(row, c) for c in ("not_for_us", "assessed_and_closed", "investigated")]
        for parts, whole in (
            (outcomes, "decided"),
            (headings, "received"),
            (investigated, "investigations"),
            (overview, "decided"),
        ):
            if row[whole] and None not in parts:
                assert sum(filter(None, parts)) == number(row, whole), (row["authority"], whole)


def test_printed_rates_follow_from_printed_counts() -> None:
    """Each printed uphold rate is upheld of investigations, half up, or is named a misprint."""
    for row in reference.rows(reference.PUBLISHED_COUNCILS):
        upheld, base = number(row, "upheld"), number(row, "investigations")
        if row["uphold_rate"].isdigit() and base and upheld is not None:
            agrees = int(row["uphold_rate"]) == (200 * upheld + base) // (2 * base)
            assert agrees != ("uphold_rate" in row["misprint"].split(";")), row["authority"]


def test_no_printed_figure_is_lost() -> None:
    """The table holds as many figures as were compiled: 661 by column and 72 by heading."""
    facts = {"authority", "printed_name", "year", "derived", "misprint", "remark", "hand",
             "source_url"}  # fmt: skip
    by_heading = {f"received_{heading}" for heading in Heading}
    cells = Counter(
        column in by_heading
        for row in reference.rows(reference.PUBLISHED_COUNCILS)
        for column, value in row.items()
        if value and column not in facts
    )
    assert cells == {False: 661, True: 72}


def test_national_facts_are_numbers() -> None:
    """All 216 national facts hold a number, a known heading and type, and a source."""
    rows = reference.rows(reference.PUBLISHED_NATIONAL)
    assert len(rows) == 216
    assert all(float(row["value"]) >= 0 and row["source_url"] for row in rows)
    assert {row["heading"] for row in rows} - {""} <= {heading.value for heading in Heading}
    assert {row["type"] for row in rows} - {""} <= {kind.value for kind in AuthorityType}
