"""The taggers: the blank Dutch base, and a spaCy pipeline with a statistical model. The only module that loads a model.

Both run the same rules (`rules.tag_text`). The blank base has nothing to add to them, so its rules are called directly
and spaCy, whose import costs more than tagging a document, is not imported; `build_pipeline` gives the same base as a
spaCy pipeline, whose tags are the same. With a model, what only it can know is added and marked `source="model"`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from jaarschijf.nlp.model import BLANK, MODEL, model_installed
from jaarschijf.nlp.rules import TaggedText, tag_text
from jaarschijf.nlp.span import Setting
from jaarschijf.schema.problems import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH_SIZE = 128


class Tagger(Protocol):
    """Tags texts, each against its setting; `name` is what is recorded with every document."""

    name: str

    def tag(self, texts: Iterable[tuple[str, Setting]]) -> Iterator[TaggedText]:
        """The tags of each text, in order."""


class BlankTagger:
    """The rules alone."""

    name = BLANK

    def tag(self, texts: Iterable[tuple[str, Setting]]) -> Iterator[TaggedText]:
        """The tags of each text, in order."""
        return (tag_text(text, setting) for text, setting in texts)


class SpacyTagger:
    """A spaCy pipeline with our components at its end; texts go through `nlp.pipe` in batches."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    def tag(self, texts: Iterable[tuple[str, Setting]]) -> Iterator[TaggedText]:
        """The tags of each text, in order; no spaCy object leaves."""
        from jaarschijf.nlp.components import tagged_text

        return (tagged_text(doc) for doc in self.nlp.pipe(self._docs(texts), batch_size=BATCH_SIZE))

    def _docs(self, texts: Iterable[tuple[str, Setting]]) -> Iterator[Doc]:
        for text, setting in texts:
            doc = self.nlp.make_doc(text)
            doc._.setting = setting
            yield doc


@lru_cache(maxsize=4)
def tagger(model: str | None = None) -> Tagger:
    """The tagger with the model of this name or folder; by default nl_core_news_sm where installed, else the blank base.

    `blank` names the blank base itself. Raises ModelError for a model that is not there or can't be loaded.
    """
    if model is None:
        model = MODEL if model_installed() else BLANK
    return BlankTagger() if model in (BLANK, "blank") else SpacyTagger(build_pipeline(model))


def build_pipeline(model: str = BLANK) -> Language:
    """A spaCy pipeline with our components at its end, on a model (a name or a folder) or on the blank Dutch base.

    The base is `spacy.blank("nl")` with a sentencizer and the lookup lemmas of spacy-lookups-data. The pipeline can be
    saved and loaded like any other; `doc._.setting` tells the parties and the year a text is read against.
    Raises ModelError.
    """
    import spacy

    from jaarschijf.nlp.components import COMPONENTS

    if model in (BLANK, "blank"):
        nlp = spacy.blank("nl")
        nlp.add_pipe("sentencizer")
        nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
        nlp.initialize()
    else:
        nlp = _load(model)
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def _load(model: str) -> Language:
    import spacy

    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"the model {model!r} can't be loaded: {str(error).splitlines()[0]}",
            hint=f"`jaarschijf model --install` gets {MODEL}; without --model the rules do without",
        ) from error
