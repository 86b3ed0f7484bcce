"""The printed figures of real councils against ours, counted by the program itself."""
