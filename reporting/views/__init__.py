"""NDFU's pages."""
