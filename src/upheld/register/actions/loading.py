"""The reference files into the register."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction

from upheld import reference
from upheld.register.models import (
    Authority,
    AuthorityName,
    Edition,
    Population,
    SeriesBreak,
    Succession,
)
from upheld.register.models.only_row import ONLY
from upheld.toolbox import clock

# Changes when the same files are to be written to the tables in another way.
FORM = b"1"
# SQLite before 3.32 takes no more than 999 values in a statement; the widest table has 10 columns.
BATCH = 90


def load_register(*, by: str) -> int:
    """Bring the register to the edition of the reference files; the number of rows written.

    0 where it holds that edition already. A body that a later edition no longer lists stays,
    because cases may refer to it; residents of years that the files do not list stay too.
    """
    fingerprint = _fingerprint()
    # Asked before the transaction, so that a start with nothing to load takes no writer's lock.
    if Edition.objects.filter(pk=ONLY, fingerprint=fingerprint).exists():
        return 0
    return _load(fingerprint, by)


@transaction.atomic
def _load(fingerprint: str, by: str) -> int:
    bodies = reference.rows("register/authorities.csv")
    written = _load_authorities(bodies) + _load_names(bodies) + _load_successions(bodies)
    written += _load_populations() + _load_series_breaks()
    Edition.objects.update_or_create(
        pk=ONLY,
        defaults={"fingerprint": fingerprint, "loaded_at": clock.now(), "loaded_by": by},
    )
    return written


def _fingerprint() -> str:
    digest = hashlib.sha256(FORM)
    for name in reference.REGISTER:
        digest.update(hashlib.sha256(reference.path(name).read_bytes()).digest())
    return digest.hexdigest()


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
            **{field: row[field] for field in fields},
        )
        for row in ordered
    ]
    return _upsert(Authority, made, unique=("slug",), update=(*fields, "parent", "start", "end"))


def _load_names(bodies: list[dict[str, str]]) -> int:
    dated = reference.rows("register/names.csv")
    renamed = {row["slug"] for row in dated}
    single = [row | {"end": ""} for row in bodies if row["slug"] not in renamed]
    made = [_name(row) for row in (*single, *dated)]
    made += [
        AuthorityName(authority_id=row["slug"], name=row["alias"], alias=True, source=row["source"])
        for row in reference.rows("register/aliases.csv")
    ]
    return _replace(AuthorityName, made, {row["slug"] for row in bodies})


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


def _load_populations() -> int:
    made = [
        Population(
            authority_id=row["slug"],
            year=int(row["year"]),
            count=int(row["population"]),
            status=row["status"],
            source=row["source"],
        )
        for row in reference.rows("register/populations.csv")
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
