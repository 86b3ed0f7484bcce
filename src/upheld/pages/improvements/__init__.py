"""Service improvements that bodies agreed to: found by theme, body, kind, state and words."""
