"""What a pipeline is trained on and how long: the file `training/<language>.toml`."""

import tomllib
from pathlib import Path

import msgspec

HERE = Path(__file__).parent


class Treebank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CoNLL-U file: below the data directory, or below `training/` where it is our own."""

    name: str
    path: str
    licence: str
    use: str
    """"train", "dev" or "test"."""
    own: bool = False
    limit: int | None = None
    """Take this many sentences, evenly from all parts of the file."""
    repeat: int = 1
    lemmas: bool = False
    """Whether its closed-class lemmas are the rule for the other treebanks."""


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of texts with names in them; `kinds` maps its types to PER, LOC and ORG."""

    name: str
    path: str
    licence: str
    format: str
    """"parseme" or "popcorn"."""
    use: str
    kinds: dict[str, str]
    held_back: float = 0.0
    """The share of the texts that is kept for a test."""


class Learning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The length and the settings of one training."""

    epochs: int
    batch_words: int
    dropout: float
    rate: float = 0.001
    """The top of the learning rate."""


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that decides a pipeline, beside its configuration in `training/<language>.cfg`."""

    language: str
    title: str
    notes: list[str]
    parser: Learning
    tuning: Learning
    """A second, shorter training with our own treebank added to the others."""
    names: Learning
    treebanks: list[Treebank] = []
    named: list[Names] = []


def read_recipe(language: str) -> Recipe:
    """The recipe of a language; raises FileNotFoundError where there is none."""
    return msgspec.convert(tomllib.loads((HERE / f"{language}.toml").read_text("utf-8")), Recipe)


def read_pools(language: str) -> dict[str, list[str]]:
    """The names that may take the place of others, by kind; none where the language has no such file."""
    path = HERE / f"{language}.pools.toml"
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, list[str]]) if path.is_file() else {}


def place(source: Treebank | Names, data: Path) -> Path:
    """Where the file of a treebank or of names lies."""
    own = isinstance(source, Treebank) and source.own
    return (HERE if own else data) / source.path
