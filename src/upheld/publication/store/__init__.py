"""The public store: built beside the old one, swapped by one rename, read by the public process."""
