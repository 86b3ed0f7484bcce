"""Rows that are written once and stay as they were."""

from typing import Any, NoReturn

from django.db import models


class AppendOnly(models.Model):
    """A row that is inserted, and never written again or deleted by the program."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only."""
        if self.pk is not None:
            raise TypeError(f"{type(self).__name__} is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never."""
        raise TypeError(f"{type(self).__name__} is append-only")
