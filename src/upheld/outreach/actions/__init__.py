"""The only places where outreach changes."""
