"""Letters on their way: keyed by letter version and recipient, written once."""
