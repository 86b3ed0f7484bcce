"""Search over 50,000 decision texts, against the full-text search of SQLite on the same texts."""
