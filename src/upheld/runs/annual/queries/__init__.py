"""Reading the year’s desk: no query changes anything."""
