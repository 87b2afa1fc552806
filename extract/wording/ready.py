"""Imported by the fork server of `ingest`: the words of Dutch, which most documents ask for, are loaded there once."""

from jaarschijf.extract.wording.lexicon import Lexicon

Lexicon().is_dutch("gemeente")
