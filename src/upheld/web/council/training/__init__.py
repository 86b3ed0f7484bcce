"""Places in courses and seminars: booked, looked up, given back, moved, and judged afterwards."""
