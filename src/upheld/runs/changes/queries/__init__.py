"""What is asked of the feed of changes."""
