"""Processes that answer requests. Each has its own settings and reaches only what it needs."""
