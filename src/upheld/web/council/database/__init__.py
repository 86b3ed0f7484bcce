"""What the council process may do in the database, and SQLite connections that hold it to that."""
