"""From figures and facts to a letter: first as data, then as text, last as an accessible PDF."""
