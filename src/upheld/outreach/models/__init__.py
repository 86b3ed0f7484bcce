"""One class per file."""

from upheld.outreach.models.activity_event import ActivityEvent

__all__ = ["ActivityEvent"]
