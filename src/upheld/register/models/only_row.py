"""The key of a table that has one row."""

from django.db import models
from django.db.models import Q

ONLY = 1


def only_key() -> "models.PositiveSmallIntegerField[int, int]":
    """A primary key with one possible value; pair it with `only_one`."""
    return models.PositiveSmallIntegerField(primary_key=True, default=ONLY)


def only_one(name: str) -> models.CheckConstraint:
    """Refuses a second row."""
    return models.CheckConstraint(condition=Q(id=ONLY), name=name)
