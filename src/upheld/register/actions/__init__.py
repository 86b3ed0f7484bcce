"""The only places where the register changes."""
