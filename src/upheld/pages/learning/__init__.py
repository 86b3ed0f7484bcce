"""Focus reports, guides and learning examples: their list, their pages, their feed."""
