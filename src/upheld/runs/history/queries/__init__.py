"""What history holds."""
