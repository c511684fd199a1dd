"""Pages about who one is and who gets in."""
