"""The sentences that tell figures, as records: what is printed, and what its numbers count."""
