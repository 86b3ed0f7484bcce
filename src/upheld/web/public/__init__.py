"""The public process: files, search and comparison, from the public store alone."""
