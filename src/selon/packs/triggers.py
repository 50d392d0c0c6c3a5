"""Every form of every word that can make a claim, for the gate that looks at words alone."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

from selon.packs.cues import Cues
from selon.packs.lexicon import Lexicon

TABLES = ("word_forms/verbs.tsv.gz", "tokenizer/norms.tsv.gz")
"""Where a trained pipeline keeps its lists of forms and lemmas."""


def load_triggers(language: str, lexicon: Lexicon, cues: Cues) -> frozenset[str]:
    """The lower-case forms of the triggers of a pack; with no list of forms, the triggers themselves."""
    lemmas = {lemma.lower() for lemma in lexicon.entries} | set(cues.sayings) | set(cues.idioms)
    for preposition in cues.attribution.prepositions:
        lemmas.add(preposition.replace("'", " ").split()[-1] if " " in preposition else preposition)
    return frozenset(lemmas.union(*(_forms(text, lemmas) for text in _tables(language))))


def _forms(table: str, lemmas: set[str]) -> Iterator[str]:
    """The forms of the lemmas, in one pass over half a million lines "form<TAB>lemma<TAB>lemma…"."""
    for line in table.splitlines():
        form, _, found = line.partition("\t")
        if found in lemmas or ("\t" in found and not lemmas.isdisjoint(found.split("\t"))):
            yield form.lower()


def _tables(language: str) -> Iterator[str]:
    folder = files("selon").joinpath("models", language)
    for table in TABLES:
        path = folder.joinpath(table)
        if path.is_file():
            yield gzip.decompress(path.read_bytes()).decode("utf-8")
