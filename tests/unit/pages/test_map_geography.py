"""Boundaries: decoded from a tiny topology made by hand, matched by code, never guessed."""

from dataclasses import replace
from typing import Any

import pytest

from support import public_site
from upheld.domain.errors import Refused
from upheld.pages.map.geography import Boundaries
from upheld.pages.map.outlines import area, simplify
from upheld.pages.map.pages import Maps
from upheld.pages.map.topojson import rings_of
from upheld.pages.map.view import GEOGRAPHY
from upheld.publication.site import Site
from upheld.statistics.measures import MEASURES

# Two squares side by side that share the border in their middle: arc 0 goes down that border,
# arc 1 round the western square and arc 2 round the eastern one, in steps on a grid of tenths.
TOPOLOGY: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [-2.0, 52.0]},
    "arcs": [
        [[10, 10], [0, -10]],
        [[10, 0], [-10, 0], [0, 10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ],
    "objects": {
        "councils": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "Polygon",
                    "properties": {"areacd": "E00000000", "end": 2018},
                    "arcs": [[0, 1]],
                },
                {
                    "type": "MultiPolygon",
                    "properties": {"areacd": "E00000001", "start": 2019},
                    "arcs": [[[-3, 0]], [[~2, 0]]],
                },
            ],
        }
    },
}


def test_shared_arcs_make_closed_rings() -> None:
    """Steps become places, and the two squares meet in one and the same border."""
    (_, (west,)), (_, (east, _)) = rings_of(TOPOLOGY, list)
    assert west[0] == west[-1] == pytest.approx((-1.0, 53.0))
    assert {(round(x, 6), round(y, 6)) for x, y in west} == {
        (-1.0, 53.0), (-1.0, 52.0), (-2.0, 52.0), (-2.0, 53.0),
    }  # fmt: skip
    assert {(round(x, 6), round(y, 6)) for x, y in east} >= {(-1.0, 53.0), (-1.0, 52.0)}


def test_an_area_holds_in_its_own_vintages() -> None:
    """The year that ends 31 March 2019 wants the boundaries of 2018."""
    boundaries = Boundaries(TOPOLOGY)
    assert set(boundaries.of_year(2019)) == {"E00000000"}
    assert set(boundaries.of_year(2020)) == {"E00000001"}


def test_geojson_is_read_as_well() -> None:
    """By any of the usual names of its code."""
    square = [[-2, 52], [-1, 52], [-1, 53], [-2, 53], [-2, 52]]
    collection = {
        "type": "FeatureCollection",
        "features": [
            {
                "properties": {"LAD19CD": "E00000001", "LAD19NM": "Birch"},
                "geometry": {"type": "Polygon", "coordinates": [square]},
            },
            {"properties": {"LAD19CD": "E00000002"}, "geometry": None},
        ],
    }
    assert set(Boundaries(collection).of_year(2020)) == {"E00000001"}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"type": "FeatureCollection", "features": []},
        {"type": "Topology", "arcs": [], "objects": {"a": {"type": "Point"}}},
        {"type": "Topology", "arcs": [[[0]]], "objects": {}},
        {"type": "FeatureCollection", "features": [3]},
    ],
)
def test_what_holds_no_boundaries_is_refused(document: dict[str, Any]) -> None:
    """In words, not with a trace."""
    with pytest.raises(Refused, match="boundary file"):
        Boundaries(document)


def test_simplifying_keeps_ends_and_corners() -> None:
    """Points on the chord go, a corner stays, a ring stays closed."""
    assert simplify([(0, 0), (5, 0.1), (10, 0)]) == [(0, 0), (10, 0)]
    assert simplify([(0, 0), (5, 4), (10, 0)]) == [(0, 0), (5, 4), (10, 0)]
    ring = simplify([(0, 0), (5, 0.1), (10, 0), (10, 10), (0, 10), (0, 0)])
    assert ring[0] == ring[-1] == (0, 0)
    assert area(ring) == pytest.approx(100)


def geographic() -> Site:
    """The small site with the tiny topology: of its bodies only birch has an area."""
    return replace(public_site.site(2020), boundaries=TOPOLOGY)


def test_councils_are_matched_by_code_and_the_others_named() -> None:
    """A council is never drawn in another's place."""
    maps = Maps(geographic())
    view = maps.view(maps.site.years[2020], MEASURES["uphold_rate"], GEOGRAPHY)
    upper = view.tiers[0]
    assert [shape.slug for shape in upper.drawing.shapes] == ["birch"]
    assert [name for name, _ in upper.not_drawn] == [
        "Alder Borough Council", "Cedarshire County Council",
    ]  # fmt: skip


def test_without_boundaries_there_is_no_second_layer() -> None:
    """The layer appears only when a boundary file is configured."""
    assert Maps(public_site.site(2020)).layers() == ("tiles",)
    assert Maps(geographic()).layers() == ("tiles", "geography")
