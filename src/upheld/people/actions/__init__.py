"""The only places where people and their roles change."""
