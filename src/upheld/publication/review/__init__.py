"""The annual review of complaints: one content for its page and its PDF."""
