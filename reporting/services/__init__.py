"""What NDFU does to its own lists."""
