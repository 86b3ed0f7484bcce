"""The only places where the year's desk changes."""
