"""Reading casework: no query changes anything."""
