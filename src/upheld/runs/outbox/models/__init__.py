"""One class per file."""

from upheld.runs.outbox.models.message import Message

__all__ = ["Message"]
