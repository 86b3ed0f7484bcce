"""Upheld: an ombudsman's casework, its yearly figures and its letters."""

__version__ = "2026.11.0"
