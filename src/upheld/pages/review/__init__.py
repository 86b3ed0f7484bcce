"""The annual review of complaints as pages and as PDF."""

from upheld.pages.review.pages import files

__all__ = ["files"]
