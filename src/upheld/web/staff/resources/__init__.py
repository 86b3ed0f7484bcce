"""Questions for committees and learning: written here, seen as the public will, approved."""
