"""From texts to tokens: the one door to the parser."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate, islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from selon.errors import ModelError
from selon.model import Token
from selon.parsing import forms, tokenizer  # noqa: F401  (they register what a pipeline's configuration names)
from selon.parsing.gemm import use_numpy_gemm

_BATCH = 16
"""Texts parsed at once: spaCy's default of 1,000 is slower and takes 2.4 GB in the place of 0.35."""
_COLUMNS: list[int | str] = [
    "IDX",
    "LENGTH",
    "LEMMA",
    "POS",
    "MORPH",
    "HEAD",
    "DEP",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
]
_ENTITIES = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "ORG"}
_BEGINS = 3
_RELATIONS = {"ROOT": "root", "obl:arg": "obl", "obl:mod": "obl"}
_NOTHING: frozenset[str] = frozenset()


class Parser:
    """A pipeline that reads texts into tokens: ours ("fr", "en"), or any UD-labelled one of spaCy's by name or path."""

    def __init__(self, pipeline: str) -> None:
        self.name = pipeline
        self._nlp = _load(pipeline)

    def parse(self, texts: Iterable[str]) -> Iterator[tuple[Token, ...]]:
        """The tokens of each text, in order; `index`, `head`, `start` and `end` count in that text."""
        remaining = iter(texts)
        while batch := list(islice(remaining, _BATCH)):
            with self._nlp.memory_zone():
                parsed = [
                    _tokens(doc, text)
                    for doc, text in zip(self._nlp.pipe(batch, batch_size=_BATCH), batch, strict=True)
                ]
            yield from parsed


def packaged(pipeline: str) -> Path | None:
    """Where a pipeline of our own lies, or None."""
    place = Path(str(files("selon"))) / "models" / pipeline
    return place if place.joinpath("config.cfg").is_file() else None


@cache
def _load(pipeline: str) -> Language:
    use_numpy_gemm()
    try:
        nlp = spacy.load(packaged(pipeline) or pipeline)
    except OSError as error:
        raise ModelError(f"pipeline {pipeline!r}: not found among ours, nor installed for spaCy") from error
    nlp.max_length = 10**9  # the limit guards against memory that one news text never takes
    return nlp


def _tokens(doc: Doc, text: str) -> tuple[Token, ...]:
    """One pass over the table of a parsed text; tokens of white space are left out."""
    table = doc.to_array(_COLUMNS)
    heads = (table[:, 5].view("int64") + range(len(doc))).tolist()
    strings = doc.vocab.strings
    rows = table.tolist()
    shown = [not text[row[0] : row[0] + row[1]].isspace() for row in rows]
    places = [place - 1 for place in accumulate(shown)]
    found: list[Token] = []
    for index, (start, length, lemma, pos, morph, _, dep, entity, iob, opens) in enumerate(rows):
        if shown[index]:
            head = _shown_head(index, heads, shown)
            kind = _ENTITIES.get(strings[entity]) if entity else None
            found.append(
                Token(
                    index=len(found),
                    start=start,
                    end=start + length,
                    text=text[start : start + length],
                    lemma=strings[lemma],
                    pos=strings[pos] if pos else "X",
                    features=_features(strings[morph]) if morph else _NOTHING,
                    head=places[head],
                    relation=_relation(strings[dep]) if dep else "dep",
                    entity=kind,
                    entity_start=kind is not None and iob == _BEGINS,
                    sentence_start=opens == 1 or not found,
                )
            )
    return tuple(found)


def _shown_head(index: int, heads: list[int], shown: list[bool]) -> int:
    """The nearest governor that is a word; the token itself where there is none."""
    head = heads[index]
    while not shown[head] and heads[head] != head:
        head = heads[head]
    return head if shown[head] else index


@cache
def _features(morph: str) -> frozenset[str]:
    return frozenset(morph.split("|")) - {"_", ""}


def _relation(label: str) -> str:
    return _RELATIONS.get(label, label)
