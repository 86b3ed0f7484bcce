"""The pages of one council: what a resident, a councillor and a journalist read first."""

from upheld.pages.council.publish import files

__all__ = ["files"]
