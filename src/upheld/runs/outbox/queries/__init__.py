"""What the outbox holds."""
