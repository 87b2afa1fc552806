"""Tables of a page, by what is drawn and by where words stand."""
