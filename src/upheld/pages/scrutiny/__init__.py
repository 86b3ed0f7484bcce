"""Pages for those who scrutinise a council."""
