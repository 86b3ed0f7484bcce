"""Reading outreach."""
