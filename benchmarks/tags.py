"""How fast texts are tagged: words a second on one core, by the blank tagger and by the same rules as a spaCy pipeline.

    python -m benchmarks.tags

The texts are those of the golden documents; the time is CPU time of this process, the best of three rounds.
"""

from __future__ import annotations

import json
import platform
import time
from importlib.metadata import version
from pathlib import Path

from jaarschijf.nlp.pipeline import BlankTagger, SpacyTagger, Tagger, build_pipeline
from jaarschijf.nlp.span import Setting
from jaarschijf.schema.document import Party

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
ROUNDS = 3


def golden_texts() -> list[tuple[str, Setting]]:
    """Every jaarafspraak of every golden document, with its setting."""
    texts: list[tuple[str, Setting]] = []
    for path in sorted(GOLDEN.glob("*/**/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        facts = gold["document"]
        parties = tuple(Party(name=party["name"], kind=party["kind"]) for party in facts["parties"])
        for row in gold["rows"]:
            for year, text in row["jaarafspraken"].items():
                texts.append((text, Setting(int(year), "jaarafspraak", facts["municipality"], parties)))
    return texts


def words_per_second(tagger: Tagger, texts: list[tuple[str, Setting]]) -> float:
    """Words tagged per second of CPU time, the best of the rounds after one to warm up."""
    words = sum(len(text.split()) for text, _ in texts)
    best = 0.0
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for _tagged in tagger.tag(texts):
            pass
        best = max(best, words / (time.process_time() - start))
    return best


def main() -> None:
    """Measure both taggers and print one JSON object."""
    texts = golden_texts()
    figures = {
        "texts": len(texts),
        "words": sum(len(text.split()) for text, _ in texts),
        "blank_words_per_second": round(words_per_second(BlankTagger(), texts)),
        "spacy_blank_words_per_second": round(words_per_second(SpacyTagger(build_pipeline()), texts)),
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "machine": platform.machine(),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
