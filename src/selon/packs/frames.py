"""The frames of a language: which words name an event, and where its actor and recipient stand.

A frame file (data/<language>/frames/*.toml) names one event type and lists its frames. Relations are
those of Universal Dependencies, with the preposition's lemma after a colon ("obl:contre", "nmod:de").
"""

from typing import Literal

import msgspec


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family of words that name one kind of event and share one arrangement of roles.

    A pattern's first word is the trigger's lemma ("se " before it asks for the pronominal verb); further
    words are lemmas or forms that must stand, in that order, below the trigger in the tree.
    """

    id: str
    examples: tuple[str, ...]
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    polarity: Literal["+", "-"] = "+"
    """ "-" where the words themselves say that nothing happened: "refuser de commenter"."""
    genitive: str | None = None
    """The role of a noun's plain complement ("la destruction *de X*"): actor, recipient or none."""
    roles: dict[str, str] = {}
    """Relation → "actor", "recipient", "content" or "none", over the tables of roles in grammar.toml."""
    needs: dict[str, tuple[str, ...]] = {}
    """Relation ("obj", "obl:à", "any", …) → what must stand there: lemmas, "@class", "who", "country", "place"…"""
    unless: dict[str, tuple[str, ...]] = {}
    counterexamples: tuple[str, ...] = ()


class FrameFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The frames of one event type."""

    event: str
    frame: tuple[Frame, ...]


class ClassFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Word classes that frames refer to as "@name": lemmas of nouns, "raid aérien" for two words."""

    classes: dict[str, tuple[str, ...]]
