"""Imported by the fork server of `ingest`: what the rules of every document ask is compiled there once, not by each worker."""

from jaarschijf.nlp.actors import compile_common_names
from jaarschijf.nlp.rules import tag_text
from jaarschijf.nlp.span import Setting
from jaarschijf.nlp.telling_verbs import telling_verbs
from jaarschijf.schema.wording import Wording

# With the words of most patterns in it; its tags are of no use.
_TEXT = (
    "De gemeente en corporaties realiseren uiterlijk in 2024 of binnen twee jaar ten minste 30% van de 40 woningen, "
    "voor € 1.000; Lindezorg en de gemeente bespreken jaarlijks, elk kwartaal en twee keer per jaar na oplevering de huisvesting van starters."
)

Wording.compile_all()
telling_verbs().compile_all()
compile_common_names()
tag_text(_TEXT, Setting(2024))
