"""Common nouns that name people by what they do, each with its PLOVER sector and its English."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from selon.model import Token
from selon.packs.files import load
from selon.packs.names import WORD, fold, words_of


class Role(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A noun, or a few words headed by one: "soldat", "force de l'ordre"; nouns in the singular."""

    noun: str
    one: str
    sector: str | None = None
    many: str | None = None
    """The English plural where it does not end in a plain s."""
    title: bool = False
    """Whether it stands before a person's name: "le président X"."""
    anybodys: bool = False
    """Whether the report's country is no guess for whose it is: a weapon, a craft, a diplomat."""
    speaker: bool = False
    """Whether the sector is that of whoever the noun's complement names: "porte-parole de"."""

    def english(self, plural: bool) -> str:
        """The English words for one or for many."""
        return self.one if not plural else self.many or f"{self.one}s"


class RoleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/roles.toml."""

    honorifics: tuple[str, ...]
    """Words before a surname that give no office: "M.", "Mme"."""
    family_first: tuple[str, ...]
    """Surnames that stand first: after an honorific they point to a full name that begins with them."""
    of: tuple[str, ...]
    """Prepositions of whom one belongs to."""
    within: tuple[str, ...]
    """Prepositions of where one stands, which tell the country if nothing else does."""
    plurals: tuple[str, ...]
    """Endings that a plural adds, where a lemma fails."""
    roles: tuple[Role, ...]


class RoleMatch(NamedTuple):
    """A role found on a token: the noun, and the first and last token of its words."""

    role: Role
    first: int
    last: int


REMEMBERED = 256
"""Sentences whose roles are kept: more than one report has."""


class RoleIndex:
    """The roles of a pack by their words."""

    __slots__ = ("_kept", "family_first", "first", "honorifics", "of", "plurals", "within")

    def __init__(self, file: RoleFile) -> None:
        self.honorifics = frozenset(fold(word) for word in file.honorifics)
        self.family_first = frozenset(fold(word) for word in file.family_first)
        self.of = frozenset(file.of)
        self.within = frozenset(file.within)
        self.plurals = file.plurals
        self.first: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
        for role in file.roles:
            words = words_of(role.noun)
            self.first.setdefault(words[0], []).append((words, role))
        for same in self.first.values():
            same.sort(key=lambda pair: -len(pair[0]))
        self._kept: dict[int, tuple[Sequence[Token], dict[int, RoleMatch | None]]] = {}

    def find(self, tokens: Sequence[Token], head: int) -> RoleMatch | None:
        """The role whose words cover a token, the longest first, or None; each stage asks for it anew."""
        kept = self._kept.get(id(tokens))
        if kept is None or kept[0] is not tokens:
            if len(self._kept) >= REMEMBERED:
                self._kept.clear()
            kept = self._kept[id(tokens)] = (tokens, {})
        if head not in kept[1]:
            kept[1][head] = self._search(tokens, head)
        return kept[1][head]

    def _search(self, tokens: Sequence[Token], head: int) -> RoleMatch | None:
        found = (match for first in range(max(0, head - 2), head + 1) for match in self._at(tokens, first, head))
        return max(found, key=lambda match: match.last - match.first, default=None)

    def _at(self, tokens: Sequence[Token], first: int, head: int) -> list[RoleMatch]:
        matches = []
        for start in set(_spellings(tokens[first], self.plurals)):
            for words, role in self.first.get(start[0], ()):
                last = _follow(tokens, first, words, self.plurals)
                if last is not None and last >= head:
                    matches.append(RoleMatch(role, first, last))
                    break
        return matches


@cache
def load_roles(language: str) -> RoleIndex:
    """The role nouns of a pack."""
    return RoleIndex(load(f"{language}/roles.toml", RoleFile))


def _spellings(token: Token, plurals: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return _spelt(token.text, token.lemma, plurals)


@lru_cache(maxsize=1 << 16)
def _spelt(form: str, lemma_form: str, plurals: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    text = tuple(fold(word) for word in WORD.findall(form))
    lemma = tuple(fold(word) for word in WORD.findall(lemma_form))
    singular = tuple((text[0][: -len(end)], *text[1:]) for end in plurals if text and text[0].endswith(end))
    return tuple(words for words in (text, lemma, *singular) if words)


def _follow(tokens: Sequence[Token], at: int, words: tuple[str, ...], plurals: tuple[str, ...]) -> int | None:
    """The token on which these words end when they start at `at`, or None."""
    while words:
        spellings = _spellings(tokens[at], plurals) if at < len(tokens) else ()
        taken = next((spelling for spelling in spellings if spelling == words[: len(spelling)]), None)
        if taken is None:
            return None
        words, at = words[len(taken) :], at + 1
    return at - 1
