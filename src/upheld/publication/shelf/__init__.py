"""The shelf: what is public of single cases. A part of each edition, renewed without its pages."""
