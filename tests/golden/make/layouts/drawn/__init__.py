"""Documents drawn by ReportLab, a module each: `paper_to_pdf(paper) -> bytes`."""
