"""What a committee can ask: questions chosen by a council's own facts, and the pack of a year."""
