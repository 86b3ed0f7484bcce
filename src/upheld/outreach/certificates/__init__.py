"""Certificates of those who came: made from the record, the same bytes from the same record."""
