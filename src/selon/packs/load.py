"""A language pack, all its files loaded and checked."""

from dataclasses import dataclass
from functools import cache

import msgspec

from selon.errors import PackError
from selon.packs.cues import Cues, load_cues
from selon.packs.dates import DateLexicon, load_dates
from selon.packs.files import DATA
from selon.packs.gazetteer import Gazetteer, load_gazetteer
from selon.packs.grammar import Grammar, load_grammar
from selon.packs.lexicon import Lexicon, load_lexicon
from selon.packs.names import NameIndex, load_names
from selon.packs.numbers import NumberLexicon, load_numbers
from selon.packs.roles import RoleIndex, load_roles
from selon.packs.sentences import Boundaries, load_boundaries
from selon.packs.triggers import load_triggers
from selon.packs.weights import Weights, load_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything that the stages know of one language."""

    language: str
    boundaries: Boundaries
    grammar: Grammar
    lexicon: Lexicon
    cues: Cues
    numbers: NumberLexicon
    dates: DateLexicon
    names: NameIndex
    roles: RoleIndex
    gazetteer: Gazetteer
    weights: Weights | None
    """What was learned of which triggers do tell of an event; None for a pack that goes by its frames alone."""
    triggers: frozenset[str]
    """Every form of every word that can make a claim."""
    alone: frozenset[str]
    """Words that make a sentence worth reading whatever its report is about."""


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language, by its ISO 639-1 code; raises PackError where there is none or it is wrong."""
    if not DATA.joinpath(language, "grammar.toml").is_file():
        raise PackError(f"no language pack {language!r}; there are: {', '.join(languages())}")
    lexicon, cues = load_lexicon(language), load_cues(language)
    return Pack(
        language=language,
        boundaries=load_boundaries(language),
        grammar=_with_phrases(load_grammar(language), cues),
        lexicon=lexicon,
        cues=cues,
        numbers=load_numbers(language),
        dates=load_dates(language),
        names=load_names(language),
        roles=load_roles(language),
        gazetteer=load_gazetteer(language),
        weights=load_weights(language),
        triggers=load_triggers(language, lexicon, cues),
        alone=frozenset(word for topic in cues.topics if topic.alone for word in topic.words),
    )


def _with_phrases(grammar: Grammar, cues: Cues) -> Grammar:
    """The grammar whose complex prepositions include those that introduce a source ("aux dires de")."""
    phrases = {phrase for phrase in cues.attribution.prepositions if " " in phrase}
    return msgspec.structs.replace(grammar, complex_prepositions=grammar.complex_prepositions | phrases)


def languages() -> tuple[str, ...]:
    """The languages that have a pack."""
    return tuple(sorted(entry.name for entry in DATA.iterdir() if entry.joinpath("grammar.toml").is_file()))
