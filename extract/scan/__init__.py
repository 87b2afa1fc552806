"""Pages that are pictures, as words and rules."""
