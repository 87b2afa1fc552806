"""The golden series: made-up municipalities with prestatieafspraken over successive years.

The source is `content/<gemeente>/<year>.toml`, written by hand. A renderer per producer gives it a
layout; the gold and the links come from the same TOML, never from reading the PDF.

To renew all PDFs and gold, with the extra `golden`, PyTOML and Debian's libreoffice-writer installed:

    python -m tests.golden.make.series              # all
    python -m tests.golden.make.series waterveen    # one municipality

How a TOML row is written:

* `id` names the commitment over the years; a row with the id of last year's row is linked to it, and
  with the id of a row two years back when last year had none (`gap`).
* `change` (unchanged, reworded, amended) is the author's judgement of that link. It may be left out
  only where the text is verbatim the same, which is then `unchanged`.
* `from` maps other ids of last year to a change: a merge, or (with an id of its own) a split.
* `idem` as the value of a field repeats the value that the row with this id had last year.
* `vorig` is the printed column of last year. Left out, it repeats the text of the linked row; another
  text is a silent rewrite; empty leaves the cell empty; `idem <id>` repeats the text of another row.
* `doel` and `kader` are the printed cells; an absent one is an empty cell, and the gold inherits.
"""
