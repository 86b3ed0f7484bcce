"""Settings. Nobody imports this floor."""
