"""Imported by the fork server of `ingest`: what its workers need, once for all of them."""

from importlib import import_module

from platformdirs import user_cache_path

from jaarschijf.kept_patterns import kept_patterns
from jaarschijf.schema.version import VERSION

_MODULES = (
    "jaarschijf.ingestion",
    "jaarschijf.extract.read",
    "jaarschijf.extract.wording.ready",
    "jaarschijf.nlp.tag",
    "jaarschijf.nlp.ready",
    "jaarschijf.corpus.packed_rows",
    "jaarschijf.corpus.link",
    "pebble",
)

with kept_patterns(user_cache_path("jaarschijf", version=VERSION) / "patterns"):
    for module in _MODULES:
        import_module(module)
