"""One class per file."""

from upheld.runs.outbox.models.message import Message
from upheld.runs.outbox.models.message_event import MessageEvent
from upheld.runs.outbox.models.reminder import Reminder

__all__ = ["Message", "MessageEvent", "Reminder"]
