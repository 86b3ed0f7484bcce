"""The only places where history changes."""
