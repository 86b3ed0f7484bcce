"""A body’s figures as plain dictionaries and back: what a release stores and the API gives."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from upheld.domain.authority_types import AuthorityType
from upheld.statistics.figures import BodyFigures, Figure, SimilarFigure

Json = dict[str, Any]

# Null says something here ("nothing is displayed, and why"); elsewhere it is left out.
_ALWAYS = ("numerator", "denominator", "display", "base")


def to_json(figures: BodyFigures) -> Json:
    """One body's figures, as `upheld figures --json` prints them."""
    flat = _flat(figures)
    flat["type"] = None if figures.type is None else figures.type.value
    flat["similar_bodies"] = list(figures.similar_bodies)
    return {**flat, "measures": _measures_to_json(figures.measures)}


def from_json(data: Mapping[str, Any]) -> BodyFigures:
    """The figures that `to_json` gave."""
    return BodyFigures(
        **{
            **data,
            "type": None if data["type"] is None else AuthorityType(data["type"]),
            "similar_bodies": tuple(data["similar_bodies"]),
            "measures": _measures_from_json(data["measures"]),
        }
    )


def _measures_to_json(measures: Mapping[str, Figure]) -> Json:
    return {name: _figure_to_json(figure) for name, figure in measures.items()}


def _measures_from_json(data: Mapping[str, Any]) -> dict[str, Figure]:
    return {name: _figure_from_json(name, figure) for name, figure in data.items()}


def _figure_to_json(figure: Figure) -> Json:
    flat = _without_null(_flat(figure))
    del flat["measure"]
    if figure.interval is not None:
        flat["interval"] = list(figure.interval)
    if figure.similar is not None:
        flat["similar"] = _without_null(_flat(figure.similar))
    return flat


def _figure_from_json(name: str, data: Mapping[str, Any]) -> Figure:
    interval, similar = data.get("interval"), data.get("similar")
    return Figure(
        **{
            **data,
            "measure": name,
            "interval": None if interval is None else tuple(interval),
            "similar": None if similar is None else SimilarFigure(**similar),
        }
    )


def _flat(record: Any) -> Json:
    return {
        each.name: dict(value) if isinstance(value, Mapping) else value
        for each in fields(record)
        for value in [getattr(record, each.name)]
    }


def _without_null(data: Json) -> Json:
    return {key: value for key, value in data.items() if value is not None or key in _ALWAYS}
