"""Words of a page as lines, paragraphs and headings, in reading order; what stands in its margins."""
