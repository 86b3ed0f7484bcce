"""The letters of a year on the staff site: the list, groups, one letter, its text, the pack."""
