"""Public reports and their statutory days."""
