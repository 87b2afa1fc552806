"""How surely a pair of jaarafspraken is one commitment: weights and thresholds, read from link_model.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from jaarschijf.corpus.similarity import Figures
from jaarschijf.schema.packaged import packaged_text


@dataclass(frozen=True)
class LinkModel:
    """Weights and thresholds; see link_model.toml."""

    weights: Mapping[str, float]
    thresholds: Mapping[str, float]

    def score(self, figures: Figures) -> float:
        """0 to 1: how surely the pair is one commitment."""
        return 1 / (1 + exp(-sum(self.reasons(figures).values(), self.weights["intercept"])))

    def reasons(self, figures: Figures) -> dict[str, float]:
        """By figure what it adds to the score, in log odds; those that add nothing are left out."""
        weights = self.weights
        return {name: weights[name] * figure for name, figure in figures.items() if figure and weights.get(name)}

    def gain(self, score: float, threshold: str) -> float:
        """How far, in log odds, a score lies over a threshold."""
        limit = self.thresholds[threshold]
        clipped = min(max(score, 1e-9), 1 - 1e-9)
        return log(clipped / (1 - clipped)) - log(limit / (1 - limit))


@cache
def default_model() -> LinkModel:
    """The model that ships with the package."""
    data = tomllib.loads(packaged_text("jaarschijf.corpus", "link_model.toml"))
    weights = {name: weight for name, weight in {**data["weights"], **data["priors"]}.items() if weight}
    return LinkModel(weights=weights, thresholds=data["thresholds"])
