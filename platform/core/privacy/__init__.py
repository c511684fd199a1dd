"""What protects people in the texts others write."""
