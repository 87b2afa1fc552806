"""A corpus in the browser: the report, and a desk at which doubtful links and rows are decided."""
