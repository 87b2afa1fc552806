"""Whether what is stored is what was stored: ids are hashes of content, and are made again from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jaarschijf.corpus.records import RowContent, agreement_id, mention_id, row_id
from jaarschijf.corpus.transaction import Connection
from jaarschijf.schema.identity import document_id

_ROWS = """
select r.document_id, r.row_id, r.theme_number, r.row_number, r.doelstelling, r.kaderafspraak,
  list(concat(a.year, ':', a.text) order by a.year) filter (a.year is not null)
from store.agreement_rows r left join store.agreements a using (row_id)
group by all order by r.document_id, min(r.ordinal)
"""


def changed_texts(connection: Connection) -> Iterator[tuple[str, str]]:
    """A code and the words for each document, row, agreement and mention whose id does not follow from its content."""
    for sha256, identity in connection.execute("select sha256, document_id from store.documents").fetchall():
        if document_id(sha256) != identity:
            yield "content", f"a document whose id is not that of its file: {identity}"
    seen: dict[str, Counter[RowContent]] = {}
    for document, identity, theme, number, doelstelling, kaderafspraak, texts in connection.execute(_ROWS).fetchall():
        content = (theme, number, doelstelling, kaderafspraak, *(texts or ()))
        if row_id(document, content, seen.setdefault(document, Counter())) != identity:
            yield "content", f"a row whose texts are not those it was stored with: {identity}"
    for identity, row, year in connection.execute("select agreement_id, row_id, year from store.agreements").fetchall():
        if agreement_id(row, year) != identity:
            yield "content", f"an agreement whose id is not that of its row and year: {identity}"
    mentions = 'select mention_id, row_id, field, year, label, "start", "end" from store.mentions'
    for identity, *place in connection.execute(mentions).fetchall():
        if mention_id(*place) != identity:
            yield "content", f"a mention that is not where it was stored: {identity}"
