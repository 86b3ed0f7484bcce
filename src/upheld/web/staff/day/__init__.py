"""The day: what waits for me and my team, search, performance, records and their retention."""
