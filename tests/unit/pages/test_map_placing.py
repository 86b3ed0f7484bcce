"""Every council of a tier with figures has a cell of its own, and nobody else's."""

from dataclasses import replace
from datetime import date

from support import public_site
from upheld.domain.authority_types import AuthorityType
from upheld.pages.map.placing import LOWER, TIERS, UPPER, place, tiles_of
from upheld.publication.site import PublicBody, Site, Tile


def tile(body: str, day: date, column: int = 0, row: int = 0, tier: str = UPPER) -> Tile:
    """One cell of a set."""
    return Tile(tier=tier, as_at=day, body=body, column=column, row=row)


def with_another(**facts: object) -> Site:
    """The small site and one more unitary council, of which no tile is known."""
    site = public_site.site(2020)
    body = PublicBody(
        **{  # type: ignore[arg-type]
            "slug": "elder",
            "name": "Elder Council",
            "short_name": "Elder",
            "kind": AuthorityType.UNITARY,
            "region": "",
            **facts,
        }
    )
    figures = replace(
        public_site.figures("alder", 2020), body="elder", name="Elder Council",
        fictional=body.fictional,
    )  # fmt: skip
    year = replace(site.years[2020], bodies={**site.years[2020].bodies, "elder": figures})
    return replace(site, bodies={**site.bodies, "elder": body}, years={2020: year})


def test_the_newest_set_not_after_the_end_of_the_year_holds() -> None:
    """A set of 2020 is not used for 2019, and one of 31 March 2020 is used for 2020."""
    old, new = tile("a", date(2018, 3, 31)), tile("b", date(2020, 3, 31))
    assert tiles_of((old, new), 2019, UPPER) == (old,)
    assert tiles_of((old, new), 2020, UPPER) == (new,)
    assert tiles_of((old, new), 2024, UPPER) == (new,)


def test_before_the_first_set_the_first_holds() -> None:
    """An older year has a map all the same."""
    only = tile("a", date(2018, 3, 31))
    assert tiles_of((only,), 2015, UPPER) == (only,)


def test_a_county_is_on_one_map_and_its_district_on_the_other() -> None:
    """Single-tier councils are on both."""
    site = public_site.site(2020)
    upper, lower = (set(place(site, 2020, tier).cells) for tier in TIERS)
    assert upper == {"alder", "birch", "cedarshire"}
    assert lower == {"alder", "birch", "dogwood"}


def test_a_council_without_figures_has_no_tile() -> None:
    """What is not known of the year is not drawn."""
    site = public_site.site(2020)
    year = replace(site.years[2020], bodies={"alder": site.years[2020].bodies["alder"]})
    assert set(place(replace(site, years={2020: year}), 2020, UPPER).cells) == {"alder"}


def test_a_successor_lies_where_its_predecessor_lay() -> None:
    """As near as a cell is free."""
    site = with_another(predecessors=("birch",))
    cells = place(site, 2020, UPPER).cells
    assert len(set(cells.values())) == 4
    birch = cells["birch"]
    assert abs(cells["elder"][0] - birch[0]) <= 1
    assert abs(cells["elder"][1] - birch[1]) <= 1


def test_who_has_no_cell_is_named() -> None:
    """A place is never guessed from nothing."""
    placing = place(with_another(), 2020, LOWER)
    assert placing.unplaced == ("elder",)
    assert "elder" not in placing.cells


def test_fictional_councils_have_a_block_apart() -> None:
    """At least one empty column lies between them and the real ones."""
    placing = place(with_another(fictional=True), 2020, UPPER)
    assert set(placing.fictional) == {"elder"}
    assert placing.fictional["elder"][0] >= max(c for c, _ in placing.cells.values()) + 2
