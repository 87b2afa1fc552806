"""The golden layouts: one made-up municipality per layout, each by its own producer.

`content/NAME.toml` is what a document truly says; `templates/NAME.*` (Jinja, for LibreOffice,
WeasyPrint, Chromium and Typst) or a module of `drawn/` (ReportLab) sets it on paper; `pages` and
`scan` change the finished PDF. `python -m tests.golden.make.layouts [NAME ...]` writes the PDFs and
the gold beside them.
"""
