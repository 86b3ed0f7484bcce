"""What may be done to the feed of changes."""
