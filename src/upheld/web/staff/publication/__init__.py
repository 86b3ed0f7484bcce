"""The publication gate: what waits there, and one page for each decision."""
