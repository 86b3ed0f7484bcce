"""How fast published letters are read, and how many of their figures are found and right."""
