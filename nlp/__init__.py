"""Text to mentions: knows no pages."""
