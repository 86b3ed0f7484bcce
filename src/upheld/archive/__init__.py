"""Reads letters and tables that were published, into figures as they were printed."""
