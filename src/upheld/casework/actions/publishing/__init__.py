"""How a decision passes the publication gate, and how its text is taken down again."""
