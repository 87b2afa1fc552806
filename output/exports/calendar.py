"""iCalendar (RFC 5545): the deadlines with a last day, as whole-day events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jaarschijf.output.replacing import replacing

if TYPE_CHECKING:
    from jaarschijf.corpus.store import Corpus


def export_ics(corpus: Corpus, out: Path) -> None:
    """One calendar: an event on the due day of each deadline of a document's own year or a later one, named for who is to act.

    Not of what it repeats from the year before, nor of a year that another document speaks for. It tells the agreement, or of a deadline that stands beside it (`gereed`) those of its row for that year, and the page.
    A time stamp comes from the document's year, not from a clock, so that two exports of one corpus are the same.
    """
    from icalendar import Calendar, Event

    rows = {row["row_id"]: row for row in corpus.table("agreement_rows").to_pylist()}
    agreements = {record["agreement_id"]: record for record in corpus.table("agreements").to_pylist()}
    sources = {record["document_id"]: record["source"] for record in corpus.table("documents").to_pylist()}
    of_the_year = {
        agreement["row_id"]: agreement["text"]
        for agreement in agreements.values()
        if agreement["year"] == agreement["document_year"]
    }
    mentions = corpus.table("mentions").to_pylist()
    leaders: dict[str, list[str]] = {}
    for mention in mentions:
        if mention["label"] == "ACTOR" and mention["role"] == "trekker" and mention["value"]:
            names = leaders.setdefault(mention["row_id"], [])
            if mention["value"] not in names:
                names.append(mention["value"])

    calendar = Calendar()
    calendar.add("prodid", "-//jaarschijf//prestatieafspraken//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Prestatieafspraken")
    for mention in sorted(mentions, key=lambda mention: (str(mention["due"]), mention["mention_id"])):
        row = rows[mention["row_id"]]
        agreement = agreements.get(mention["agreement_id"] or "")
        is_current = agreement is None or (
            agreement["speaks_for_year"] and agreement["year"] >= agreement["document_year"]
        )
        if mention["due"] is None or not is_current:
            continue
        event = Event()
        event.add("uid", f"{mention['mention_id']}@jaarschijf")
        event.add("dtstamp", datetime(row["document_year"], 1, 1, tzinfo=UTC))
        event.add("dtstart", mention["due"])
        event.add("dtend", mention["due"] + timedelta(days=1))
        who = ", ".join(leaders.get(mention["row_id"], [])) or row["theme"]
        event.add("summary", f"{row['municipality']}: {who} ({mention['text']})")
        texts = of_the_year if mention["field"] == "gereed" else {}
        text = (
            agreement["text"] if agreement else texts.get(row["row_id"]) or row["kaderafspraak"] or row["gereed"] or ""
        )
        page = agreement["page"] if agreement else row["page"]
        event.add("description", f"{text}\n\n{sources[row['document_id']]}, blz. {page}")
        event.add("transp", "TRANSPARENT")
        event.add("categories", [row["theme"]])
        calendar.add_component(event)
    with replacing(out) as beside:
        beside.write_bytes(calendar.to_ical())
