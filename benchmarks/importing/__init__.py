"""Importing a large year's case lists with every check, and Django's bulk_create without any."""
