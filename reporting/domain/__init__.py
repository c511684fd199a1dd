"""Rules of NDFU's pages: pure, given data and a day."""
