"""Mails to single people: laid down in the act that causes them, sent by the outbox."""
