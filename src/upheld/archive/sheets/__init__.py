"""Tables of figures, one row per authority, to readings of each authority and year."""
