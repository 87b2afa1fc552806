"""Imported by the fork server of `ingest`: the words of Dutch, and the wordings that most documents ask for, are loaded there once."""

from jaarschijf.extract.wording.lexicon import Lexicon
from jaarschijf.extract.wording.prose_wording import compile_all

Lexicon().is_dutch("gemeente")
compile_all()
