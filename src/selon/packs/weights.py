"""What a linear model has learned of traits, kept beside a language's pipeline."""

from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from selon.errors import PackError

FOLDER = files("selon") / "models"
FILE = "weights.json"


class Linear(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A logistic regression over binary traits: what is likelier than `threshold` is taken."""

    threshold: float
    bias: float
    weights: dict[str, float]

    def likelihood(self, traits: tuple[str, ...]) -> float:
        """How likely something with these traits is, between 0 and 1."""
        total = self.bias + sum(self.weights.get(trait, 0.0) for trait in traits)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was learned of a language: a model for each decision, in the order in which a reading takes them."""

    report: Linear
    trigger: Linear
    actor: Linear
    recipient: Linear
    when: Linear
    where: Linear
    claim: Linear


@cache
def load_weights(language: str) -> Weights | None:
    """The weights of a language; None where none were learned. Raises PackError where the file is damaged."""
    path = FOLDER.joinpath(language, FILE)
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights)
    except msgspec.DecodeError as error:
        raise PackError(f"models/{language}/{FILE}: {error}") from error
