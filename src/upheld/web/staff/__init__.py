"""The staff site: a process of its own, behind a second factor."""
