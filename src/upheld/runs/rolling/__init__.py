"""What falls due by the clock, with nobody present."""
