"""Complaints that arrive: recorded, found twice, accepted as cases."""
