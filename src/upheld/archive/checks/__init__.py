"""Finds where printed figures cannot all be true. What can be true is never called wrong."""
