"""What words of these documents mean: headings, themes, parties, what announces agreements."""
