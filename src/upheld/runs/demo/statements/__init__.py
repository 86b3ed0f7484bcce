"""Texts of invented decisions, built from parts by lot: they read like decisions, of nobody."""

from upheld.runs.demo.statements.corpus import corpus

__all__ = ["corpus"]
