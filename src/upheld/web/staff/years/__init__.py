"""The room "Years": the state of each reporting year, its check, its steps, its differences."""
