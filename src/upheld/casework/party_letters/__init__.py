"""Letters to the two sides of a case: their words, their setting, and where they are kept."""
