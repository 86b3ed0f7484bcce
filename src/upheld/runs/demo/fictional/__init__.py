"""The fictional bodies of the demonstration: their counts, reports and improvements."""
