"""Courses and seminars that may be booked: their list, their pages, their calendars."""
