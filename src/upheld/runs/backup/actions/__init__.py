"""What is written down about copies."""
