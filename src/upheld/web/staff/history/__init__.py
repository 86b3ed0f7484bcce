"""The room of earlier years: what was printed then, read, judged and kept as published."""
