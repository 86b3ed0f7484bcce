"""Full-text search over what is published of single cases."""
