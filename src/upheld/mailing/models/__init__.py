"""One class per file."""

from upheld.mailing.models.dispatch import Dispatch

__all__ = ["Dispatch"]
