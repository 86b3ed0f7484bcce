"""A whole year from case lists to verified letters."""
