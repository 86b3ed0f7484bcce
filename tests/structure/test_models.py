"""House rules about tables: classes of fields, and keys that only point down."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

FLOORS = {
    "register": 1, "mailing": 1, "casework": 2, "outreach": 2, "people": 3, "annual": 6,
    "outbox": 6, "history": 6, "changes": 6,
}  # fmt: skip


def ours() -> list[type[models.Model]]:
    """Every model of ours."""
    return [m for m in apps.get_models() if m.__module__.startswith("upheld.")]


def named_fields(model: type[models.Model]) -> Iterator[str]:
    """The columns of a model, by field name."""
    return (f.name for f in model._meta.concrete_fields)  # noqa: SLF001 - Django's documented API


@pytest.mark.parametrize("model", ours(), ids=lambda m: m.__name__)
def test_every_field_is_classified(model: type[models.Model]) -> None:
    """Each field is personal, restricted or publishable: one of them, and only one."""
    classes = model.Classes  # type: ignore[attr-defined] # the rule under test
    listed = [*classes.personal, *classes.restricted, *classes.publishable]
    assert sorted(listed) == sorted(named_fields(model))


@pytest.mark.parametrize("model", ours(), ids=lambda m: m.__name__)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    """A table never refers to one on a floor above it; the import linter cannot see strings."""
    here = FLOORS[model._meta.app_label]  # noqa: SLF001 - Django's documented API
    for field in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented API
        if field.related_model is not None:
            there = FLOORS[field.related_model._meta.app_label]  # noqa: SLF001 - the same
            assert there <= here, f"{model.__name__}.{field.name}"


def test_days_and_persons_come_in_pairs() -> None:
    """Where something was approved, its constraint ties the moment to the person."""
    for model in ours():
        names = set(named_fields(model))
        optional = {f.name for f in model._meta.concrete_fields if f.null}  # noqa: SLF001 - the same
        for name in names:
            stem = name.removesuffix("_at")
            if name.endswith("_at") and f"{stem}_by" in names and name in optional:
                constraints = [c.name for c in model._meta.constraints]  # noqa: SLF001 - the same
                assert any(stem in c and "pair" in c for c in constraints), f"{model}: {name}"
