"""The reference files into the register."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from upheld import reference
from upheld.domain.method import METHODS
from upheld.register.models import (
    Authority,
    AuthorityName,
    Edition,
    Population,
    RegisterChange,
    SeriesBreak,
    Succession,
)
from upheld.register.models.only_row import ONLY
from upheld.register.queries.installation import is_demonstration
from upheld.toolbox import clock

# Changes when the same files are to be written to the tables in another way.
FORM = b"1"
# SQLite before 3.32 takes no more than 999 values in a statement; the widest table has 11 columns.
BATCH = 90
FICTIONAL = "fictional"  # the source of what belongs to a made-up body


def load_register(*, by: str) -> int:
    """Bring the register to the edition of the reference files; the number of rows written.

    0 where it holds that edition already. A body that a later edition no longer lists stays,
    because cases may refer to it; residents of years that the files do not list stay too. So does
    what people changed: a body that one of them changed, and residents that one of them loaded.
    Fictional bodies are loaded beside the real ones in a demonstration, and nowhere else.
    """
    fictional = bool(is_demonstration())
    fingerprint = _fingerprint(fictional=fictional)
    # Asked before the transaction, so that a start with nothing to load takes no writer's lock.
    if Edition.objects.filter(pk=ONLY, fingerprint=fingerprint).exists():
        return 0
    return _load(fingerprint, fictional, by)


@transaction.atomic
def _load(fingerprint: str, fictional: bool, by: str) -> int:
    invented = _fictional_bodies() if fictional else []
    kept = set(RegisterChange.objects.values_list("authority", flat=True))
    listed = [*reference.rows("register/authorities.csv"), *invented]
    bodies = [row for row in listed if row["slug"] not in kept]
    residents = [*reference.rows("register/populations.csv"), *_residents(invented)]
    written = _load_authorities(bodies) + _load_names(bodies) + _load_successions(bodies)
    written += _load_populations(residents) + _load_series_breaks()
    Edition.objects.update_or_create(
        pk=ONLY,
        defaults={"fingerprint": fingerprint, "loaded_at": clock.now(), "loaded_by": by},
    )
    return written


def _fingerprint(*, fictional: bool) -> str:
    digest = hashlib.sha256(FORM)
    for name in (*reference.REGISTER, *([reference.FICTIONAL_BODIES] if fictional else [])):
        digest.update(hashlib.sha256(reference.path(name).read_bytes()).digest())
    return digest.hexdigest()


def _fictional_bodies() -> list[dict[str, str]]:
    """The made-up bodies in the columns of the real ones."""
    rest = {"subtype": "", "gss_code": "", "source": FICTIONAL}
    return [row | rest for row in reference.rows(reference.FICTIONAL_BODIES)]


def _residents(invented: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    # Nobody moves in or out of a fictional place: one number for every year that rates divide by.
    years = {method.population.year for method in METHODS.values() if method.population}
    for row in invented:
        known = {"population": row["population"], "status": "invented", "source": FICTIONAL}
        yield from ({"slug": row["slug"], "year": str(year), **known} for year in sorted(years))


def _load_authorities(rows: list[dict[str, str]]) -> int:
    fields = ("short_name", "type", "subtype", "gss_code", "region", "source")
    # Counties stand before their districts, so that every parent is there when it is named.
    ordered = sorted(rows, key=lambda row: row["parent"] != "")
    made = [
        Authority(
            slug=row["slug"],
            parent_id=row["parent"] or None,
            start=_day(row["start"]),
            end=_day(row["end"]),
            fictional=row["source"] == FICTIONAL,
            **{field: row[field] for field in fields},
        )
        for row in ordered
    ]
    changing = (*fields, "parent", "start", "end", "fictional")
    return _upsert(Authority, made, unique=("slug",), update=changing)


def _load_names(bodies: list[dict[str, str]]) -> int:
    slugs = {row["slug"] for row in bodies}
    dated = [row for row in reference.rows("register/names.csv") if row["slug"] in slugs]
    renamed = {row["slug"] for row in dated}
    single = [row | {"end": ""} for row in bodies if row["slug"] not in renamed]
    made = [_name(row) for row in (*single, *dated)]
    made += [
        AuthorityName(authority_id=row["slug"], name=row["alias"], alias=True, source=row["source"])
        for row in reference.rows("register/aliases.csv")
        if row["slug"] in slugs
    ]
    return _replace(AuthorityName, made, slugs)


def _name(row: dict[str, str]) -> AuthorityName:
    return AuthorityName(
        authority_id=row["slug"],
        name=row["name"],
        start=_day(row["start"]),
        end=_day(row["end"]),
        source=row["source"],
    )


def _load_successions(bodies: list[dict[str, str]]) -> int:
    made = [
        Succession(authority_id=row["slug"], successor_id=successor)
        for row in bodies
        for successor in filter(None, row["replaced_by"].split("|"))
    ]
    return _replace(Succession, made, {row["slug"] for row in bodies})


def _load_populations(rows: list[dict[str, str]]) -> int:
    by_hand = set(Population.objects.exclude(recorded_by="").values_list("authority_id", "year"))
    made = [
        Population(
            authority_id=row["slug"],
            year=int(row["year"]),
            count=int(row["population"]),
            status=row["status"],
            source=row["source"],
        )
        for row in rows
        if (row["slug"], int(row["year"])) not in by_hand
    ]
    return _upsert(
        Population, made, unique=("authority", "year"), update=("count", "status", "source")
    )


def _load_series_breaks() -> int:
    made = [SeriesBreak(**row) for row in reference.rows("register/series_breaks.csv")]
    SeriesBreak.objects.all().delete()
    return len(SeriesBreak.objects.bulk_create(made, batch_size=BATCH))


def _upsert(model: Any, made: list[Any], *, unique: tuple[str, ...], update: Any) -> int:
    return len(
        model.objects.bulk_create(
            made, BATCH, update_conflicts=True, unique_fields=unique, update_fields=update
        )
    )


def _replace(model: Any, made: list[Any], slugs: set[str]) -> int:
    model.objects.filter(authority__in=slugs).delete()
    return len(model.objects.bulk_create(made, batch_size=BATCH))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
