"""The fictional bodies of the demonstration: each keeps its character in every year."""

import re
from collections import Counter
from pathlib import Path

import pytest
from plain_lists import YEARS, YearLists, read

from upheld import reference
from upheld.domain.errors import Refused
from upheld.domain.facts import ReportKind
from upheld.runs.demo.fictional.characters import Character, read_characters
from upheld.runs.demo.fictional.fates import draw_fiction
from upheld.runs.demo.improvements import read_catalogue

pytestmark = pytest.mark.slow

Counts = dict[int, Counter[tuple[str, str]]]
FICTIONAL = {row["slug"] for row in reference.rows(reference.FICTIONAL_BODIES)}
SEEDS = (1, 2, 3, 1974, 20_260_101)


def investigated(counted: Counter[tuple[str, str]], slug: str) -> int:
    """Investigations of a body."""
    return counted[slug, "upheld"] + counted[slug, "not_upheld"]


def test_every_body_has_a_character() -> None:
    """Characters and bodies are the same 25, so that none is left without its part."""
    assert set(read_characters()) == FICTIONAL


def test_a_character_that_cannot_be_is_refused() -> None:
    """A share above one stops the demonstration and names the body."""
    shares = {"investigated": 1.5, "uphold_rate": None, "put_right_rate": None}
    with pytest.raises(Refused, match="mockshire has a share"):
        Character(
            slug="mockshire", **shares, recommended_rate=None, least_investigated=0,
            least_upheld=0, not_satisfied=0, incomplete=0, least_late=0, unanswered=0,
            silent_in_even_years=False,
        )  # fmt: skip


@pytest.mark.parametrize("year", YEARS)
def test_rare_things_happen_in_every_year(year: int, counts: Counts) -> None:
    """No investigations, none upheld, all upheld, below 100 %, nothing due, put right, late."""
    counted = counts[year]
    assert investigated(counted, "exampleford") == 0 < counted["exampleford", "decided"]
    assert counted["specimen-vale", "upheld"] == 0 < investigated(counted, "specimen-vale")
    assert counted["exampleham", "upheld"] == investigated(counted, "exampleham") >= 5
    assert counted["sampleshire", "settled_not_satisfied"] == 1
    assert counted["sampleshire", "settled"] > 1
    assert counted["great-placeholder", "settled"] == 0 < counted["great-placeholder", "upheld"]
    assert counted["sampleworth", "remedied_by_body"] == counted["sampleworth", "upheld"] >= 3
    assert counted["specimenshire", "settled_late"] >= 2
    assert counted["mockdale", "settled_incomplete_satisfied"] == 1
    assert counted["mockney", "settled_not_satisfied"] * counted["mockney", "settled_late"] > 0


@pytest.mark.parametrize("year", YEARS)
def test_a_silent_body_answers_every_second_year(
    year: int, counts: Counts, years: dict[int, YearLists]
) -> None:
    """In even years remedies of Specimen Bay are due and none has an outcome; in odd years all."""
    due = [
        row for row in years[year].compliance
        if row["body"] == "specimen-bay" and f"{year - 1}-04-01" <= row["due"] <= f"{year}-03-31"
    ]  # fmt: skip
    assert due
    assert (counts[year]["specimen-bay", "settled"] == 0) == (year % 2 == 0)


def test_one_body_ends_and_its_successor_begins(counts: Counts) -> None:
    """Sampleton receives cases until 2021, its successor from 2022; the open ones are finished."""
    for year in YEARS:
        before, after = (counts[year][s, "received"] for s in ("sampleton", "greater-sampleton"))
        assert (before > 0, after > 0) == (year <= 2021, year > 2021)
    assert counts[2022]["sampleton", "decided"] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_characters_hold_with_every_seed(seed: int) -> None:
    """Whatever the lots, what a character asks for happens in every year of its life."""
    fiction = draw_fiction(seed)
    for place, found in fiction.found.items():
        character = read_characters()[place.slug]
        lived = fiction.volumes[place].arrived > 0
        assert found.upheld <= found.investigations
        if lived:
            assert found.investigations >= character.least_investigated
            assert found.upheld >= character.least_upheld
    for slug in ("sampleshire", "mockney"):
        for year in YEARS:
            settled = fiction.compliance[slug, year]
            assert 0 < settled["not_satisfied"] < sum(settled.values())


def test_they_take_little_of_the_nation(counts: Counts) -> None:
    """All fictional bodies together receive less than three in a hundred of a year's cases."""
    for year in YEARS:
        theirs = sum(counts[year][slug, "received"] for slug in FICTIONAL)
        assert 0 < theirs < 0.03 * counts[year]["all", "received"]


def test_all_about_them_is_invented(years: dict[int, YearLists]) -> None:
    """No case of a fictional body is marked as published."""
    for lists in years.values():
        for row in (*lists.received, *lists.decided, *lists.compliance):
            assert row["body"] not in FICTIONAL or row["x_source"] == "invented"


@pytest.mark.parametrize("year", YEARS)
def test_reports_are_plainly_invented(year: int, folders: dict[int, Path]) -> None:
    """Each title says so, whoever quotes it, and no report names a person."""
    told = [row for row in read(folders[year], "reports") if row["body"] in FICTIONAL]
    assert told
    for row in told:
        assert row["title"].startswith("Invented report: ")
        assert f"{year - 1}-04-01" <= row["issued"] <= f"{year}-03-31"
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr)\b", " ".join(row.values()))


@pytest.mark.parametrize("year", [2018, 2020, 2021, 2022])
def test_years_with_letters_have_both_kinds(year: int, folders: dict[int, Path]) -> None:
    """A public interest report and a further report are there for the letters to tell of."""
    kinds = {r["kind"] for r in read(folders[year], "reports") if r["body"] in FICTIONAL}
    assert kinds == set(ReportKind)


def test_reports_end_in_every_way(folders: dict[int, Path]) -> None:
    """Accepted, denied, in part; refused; satisfied on a day or some day; awaited or nothing."""
    told = [row for year in YEARS for row in read(folders[year], "reports")]
    accepted = {row["fault_accepted"] for row in told}
    assert {"yes", "no", ""} < accepted
    satisfied = {bool(re.match(r"\d", row["satisfied_on"])) for row in told if row["satisfied_on"]}
    assert satisfied == {True, False}
    assert any(row["awaited"] and re.match(r"\d", row["awaited_by"]) for row in told)
    assert any(row["awaited"] and not re.match(r"\d", row["awaited_by"]) for row in told)
    assert any(not row["awaited"] and not row["satisfied_on"] for row in told)
    for year in (2020, 2022):
        kinds = Counter((row["body"], row["kind"]) for row in read(folders[year], "reports"))
        assert max(kinds.values()) == 2


@pytest.mark.parametrize("year", YEARS)
def test_a_report_hangs_on_an_upheld_case(
    year: int, folders: dict[int, Path], years: dict[int, YearLists]
) -> None:
    """Every report of a fictional body has a case of that body in which fault was found."""
    upheld = {
        (row["reference"], row["body"])
        for past in YEARS
        for row in years[past].decided
        if row["outcome"] == "upheld"
    }
    for row in read(folders[year], "reports"):
        # What was decided in 2017 is in no list: the demonstration begins with 2018.
        early = int(row["reference"][:2]) < 17
        assert early or row["body"] not in FICTIONAL or (row["reference"], row["body"]) in upheld
    references = [(r["reference"], r["body"], r["kind"]) for r in read(folders[year], "reports")]
    assert len(set(references)) == len(references)


@pytest.mark.parametrize("year", YEARS)
def test_improvements_are_in_every_state(year: int, folders: dict[int, Path]) -> None:
    """Agreed, due, done on time, done late and overdue improvements all show in each year."""
    end = f"{year}-03-31"
    rows = read(folders[year], "improvements")
    assert any(row["due"] > end and row["agreed"] <= end for row in rows)
    assert any(row["done"] and row["done"] <= row["due"] <= end for row in rows)
    assert any(row["due"] < row["done"] <= end for row in rows if row["done"])
    assert any(row["due"] <= end and not row["done"] for row in rows)
    assert any(f"{year - 1}-04-01" <= row["agreed"] for row in rows)
    assert {row["body"] for row in rows} <= FICTIONAL


def test_an_improvement_is_told_the_same_way_every_year(folders: dict[int, Path]) -> None:
    """A later year's list repeats the earlier lines, so that importing one again is no news."""
    for year in YEARS[1:]:
        before, now = (read(folders[y], "improvements") for y in (year - 1, year))
        assert now[: len(before)] == before
        assert len(now) > len(before)


def test_improvements_are_many() -> None:
    """For each heading there are several things to improve, each a whole sentence."""
    for known in read_catalogue().values():
        assert len(known) >= 3
        assert all(words[0].isupper() and words.endswith(".") for _, words in known)
    assert len(read_catalogue()) == 9
