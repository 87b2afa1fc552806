"""Text to tags: who acts, how much, by when. Knows no pages; after `pipeline` no spaCy object leaves this room."""
