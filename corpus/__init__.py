"""Many documents over the years: knows no pages and no spaCy."""
