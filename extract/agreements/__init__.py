"""Rows of agreements, out of tables and of prose, and what is doubtful of each."""
