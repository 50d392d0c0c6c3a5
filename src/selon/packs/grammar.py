"""What the stages need to know of a language's grammar beyond the labels of its trees."""

import msgspec

from selon.packs.files import load


class Roles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Relation → role, where a frame says nothing else."""

    verb: dict[str, str]
    address: dict[str, str]
    """More of the same, for the types of speech and dealing, whose second party is addressed."""
    noun: dict[str, str]


class Pronouns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Pronouns by what they can stand for."""

    subject: frozenset[str]
    object: frozenset[str]
    impersonal: frozenset[str]
    latter: frozenset[str]
    """Adjectives that, with a demonstrative, stand for who was named last: "ce *dernier*"."""
    clitic_joints: tuple[str, ...]
    """What joins a subject pronoun to the verb before it: "dit-il", "a-t-elle"."""


class Gender(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Word forms that show the gender of who they stand for, or of the noun after them."""

    masculine: frozenset[str]
    feminine: frozenset[str]

    def of(self, form: str) -> str | None:
        """ "m" or "f" by a word's form in lower case; None where it shows neither."""
        if form in self.masculine:
            return "m"
        return "f" if form in self.feminine else None


class Grammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entries of data/<language>/grammar.toml; each is explained there."""

    complex_prepositions: frozenset[str]
    unaccusative: frozenset[str]
    active_auxiliary: str
    agent: frozenset[str]
    engaged: frozenset[str]
    targeting: frozenset[str]
    possessives: frozenset[str]
    plural_possessives: frozenset[str]
    definite: frozenset[str]
    reflexive: frozenset[str]
    reciprocal: frozenset[str]
    mutually: frozenset[str]
    exchanging: frozenset[str]
    contracted: frozenset[str]
    bidden: frozenset[str]
    posted: frozenset[str]
    relative_object: frozenset[str]
    between: str
    genitive: frozenset[str]
    including: frozenset[str]
    content_preposition: frozenset[str]
    subject_control: frozenset[str]
    transparent: frozenset[str]
    bodies: dict[str, frozenset[str]]
    """Noun → the kinds of names that it takes up, or what their codes begin with."""
    counterparts: frozenset[str]
    doers: frozenset[str]
    opposites: frozenset[str]
    neighbours: frozenset[str]
    peers: frozenset[str]
    people: frozenset[str]
    sides: frozenset[str]
    somebody: frozenset[str]
    two: frozenset[str]
    whose: frozenset[str]
    roles: Roles
    pronouns: Pronouns
    gender: Gender

    def pronoun(self, text: str) -> str:
        """A pronoun's form without what joins it to a verb, in lower case."""
        form = text.lower()
        for joint in self.pronouns.clitic_joints:
            if form.startswith(joint):
                return form.removeprefix(joint)
        return form

    def clitic(self, text: str) -> bool:
        """Whether a word is a subject pronoun joined to the verb before it."""
        return text.startswith(self.pronouns.clitic_joints) and self.pronoun(text) in self.pronouns.subject


def load_grammar(language: str) -> Grammar:
    """The grammar of a pack."""
    return load(f"{language}/grammar.toml", Grammar)
