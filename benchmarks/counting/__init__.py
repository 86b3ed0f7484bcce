"""Counting a year out of its cut: our generated queries, one written by hand, and pandas."""
