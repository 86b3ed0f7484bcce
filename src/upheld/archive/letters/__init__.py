"""Reads a published letter: every figure with its place, every other number with a reason."""
