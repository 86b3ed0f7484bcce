"""Texts of invented decisions, built from parts by lot: they read like decisions, of nobody."""
