"""Which edition of the reference files the register holds."""

from django.db import models

from upheld.register.models.only_row import only_key, only_one


class Edition(models.Model):
    """The SHA-256 of the files that were loaded last, so that a start with the same skips them."""

    id = only_key()
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    class Meta:
        """One row."""

        constraints = (only_one("edition_only"),)

    class Classes:
        """What each field may be shown to."""

        personal = ()
        restricted = ("id", "fingerprint", "loaded_at", "loaded_by")
        publishable = ()

    def __str__(self) -> str:
        """Enough of the digest to tell two apart."""
        return self.fingerprint[:12]
