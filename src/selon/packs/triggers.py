"""Every form of every word that can make a claim, for the gate that looks at words alone."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from selon.packs.cues import Cues
from selon.packs.lexicon import Lexicon

TABLES = ("word_forms/verbs.tsv.gz", "tokenizer/norms.tsv.gz")
"""Where a trained pipeline keeps its lists of forms and lemmas."""
LETTERS = re.compile(r"[^\W\d_]+")


def load_triggers(language: str, lexicon: Lexicon, cues: Cues) -> frozenset[str]:
    """The lower-case forms of the triggers of a pack; with no list of forms, the triggers themselves.

    A pattern of several words stands and falls with each of them, so the one that is rarest in the pack's own
    patterns and examples speaks for all: "faire usage de gaz lacrymogène" must not open the gate to "faire".
    """
    patterns = [tuple(LETTERS.findall(pattern.lower())) for pattern in _patterns(lexicon, cues)]
    uses = Counter(word for words in (*patterns, *_examples(lexicon)) for word in words)
    lemmas = {min(words, key=lambda word: (uses[word], -len(word), word)) for words in patterns if words}
    return frozenset(lemmas.union(*(_forms(table, lemmas) for table in _tables(language))))


def _patterns(lexicon: Lexicon, cues: Cues) -> Iterator[str]:
    for entries in lexicon.entries.values():
        yield from (" ".join((entry.lemma, *entry.rest)) for entry in entries)
    yield from cues.sayings
    for lemma, idioms in cues.idioms.items():
        yield from (" ".join((lemma, *rest)) for rest, _ in idioms)
    yield from cues.attribution.prepositions


def _examples(lexicon: Lexicon) -> Iterator[list[str]]:
    for file in lexicon.files:
        for frame in file.frame:
            yield from (LETTERS.findall(example.lower()) for example in frame.examples)


def _forms(table: str, lemmas: set[str]) -> Iterator[str]:
    """The forms of the lemmas, in one pass over half a million lines "form<TAB>lemma<TAB>lemma…"."""
    for line in table.split("\n"):
        form, _, found = line.partition("\t")
        if found in lemmas or ("\t" in found and not lemmas.isdisjoint(found.split("\t"))):
            yield form.lower()


def _tables(language: str) -> Iterator[str]:
    folder = files("selon").joinpath("models", language)
    for table in TABLES:
        path = folder.joinpath(table)
        if path.is_file():
            yield gzip.decompress(path.read_bytes()).decode("utf-8")
