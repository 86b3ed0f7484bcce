"""The post: to whom letters went, how each mail stands, and what a person decides about it."""
