"""What NDFU's pages show."""
