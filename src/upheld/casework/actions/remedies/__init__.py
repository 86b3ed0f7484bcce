"""What the ombudsman asks of a body, from its first draft to how it ended."""
