"""Where a language's sentences and quotations begin and end."""

import msgspec

from selon.packs.files import load


class Boundaries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entries of data/<language>/sentences.toml."""

    abbreviations: frozenset[str]
    quotes: tuple[tuple[str, str], ...]


def load_boundaries(language: str) -> Boundaries:
    """The sentence boundaries of a pack."""
    return load(f"{language}/sentences.toml", Boundaries)
