"""Give sentences their trees: the one stage that works on batches and through a trained pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from selon.model import Reading, Token


class Parses(Protocol):
    """Whatever turns texts into Universal Dependencies trees."""

    def parse(self, texts: Iterable[str]) -> Iterator[tuple[Token, ...]]:
        """One tuple of tokens for each text, in order, with offsets in that text."""


def annotate(readings: Sequence[Reading], wanted: Sequence[frozenset[int]], parser: Parses) -> list[Reading]:
    """The readings with tokens in the wanted sentences, all parsed in one batch; their offsets are the documents'."""
    texts = [
        reading.sentences[index].text
        for reading, indices in zip(readings, wanted, strict=True)
        for index in sorted(indices)
    ]
    trees = iter(parser.parse(texts))
    return [_with_trees(reading, indices, trees) for reading, indices in zip(readings, wanted, strict=True)]


def _with_trees(reading: Reading, indices: frozenset[int], trees: Iterator[tuple[Token, ...]]) -> Reading:
    sentences = list(reading.sentences)
    for index in sorted(indices):
        sentence = sentences[index]
        sentences[index] = replace(sentence, tokens=tuple(_shift(token, sentence.start) for token in next(trees)))
    return replace(reading, sentences=tuple(sentences))


def _shift(token: Token, offset: int) -> Token:
    token.start += offset
    token.end += offset
    return token
