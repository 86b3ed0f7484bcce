"""Recommendations: the queue of what is due, and those of one case."""
