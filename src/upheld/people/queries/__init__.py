"""Reading people: no query changes anything."""
