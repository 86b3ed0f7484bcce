"""Decisions in public: the page of a case, the search over all of them, feeds and tables of it."""
