"""What Upheld takes against what a user would pick instead, measured side by side in one run.

`make bench` runs all of it, `make bench ONLY=letters` one of it. The registry names them.
"""
