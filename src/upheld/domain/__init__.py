"""Facts and words of the field, standard library only. No file, no database, no framework."""
