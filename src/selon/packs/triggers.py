"""Every form of every word that can make a claim, for the gate that looks at words alone."""

import gzip
from functools import cache
from importlib.resources import files

from selon.packs.cues import Cues
from selon.packs.lexicon import Lexicon

TABLES = ("selon_word_forms/verbs.tsv.gz", "tokenizer/norms.tsv.gz")
"""Where a trained pipeline keeps its lists of forms and lemmas."""


def load_triggers(language: str, lexicon: Lexicon, cues: Cues) -> frozenset[str]:
    """The lower-case forms of the triggers of a pack; with no list of forms, the triggers themselves."""
    lemmas = {lemma.lower() for lemma in lexicon.entries} | set(cues.sayings) | set(cues.idioms)
    for preposition in cues.attribution.prepositions:
        lemmas.add(preposition.replace("'", " ").split()[-1] if " " in preposition else preposition)
    forms = {form for form, known in _forms(language).items() if not lemmas.isdisjoint(known)}
    return frozenset(forms | lemmas)


@cache
def _forms(language: str) -> dict[str, tuple[str, ...]]:
    folder = files("selon").joinpath("models", language)
    found: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        path = folder.joinpath(table)
        if path.is_file():
            for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
                form, *lemmas = line.split("\t")
                found[form] = (*found.get(form, ()), *lemmas)
    return found
