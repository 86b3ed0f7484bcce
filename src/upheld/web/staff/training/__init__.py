"""Courses and seminars: sessions, who comes, who came, what was kept, what they were worth."""
