"""Pages of a PDF, as words and drawing: the only folder that touches a PDF library."""
