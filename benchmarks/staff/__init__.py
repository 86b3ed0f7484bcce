"""The staff site with twenty people at work, on each database."""
