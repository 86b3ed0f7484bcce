"""The only places where the outbox changes."""
