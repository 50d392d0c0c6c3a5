"""Sentences, quotations, and the passages that stand twice."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Reading, Sentence, Span
from selon.packs.sentences import Boundaries

if TYPE_CHECKING:
    from selon.packs.load import Pack

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
STOP = re.compile(r"""(?:\.{1,3}|[!?…]+)(?:[\s\u00a0\u202f]?[»”"’')\]])*(?=\s+|$)""")
WORD_BEFORE = re.compile(r"(\w+)$")
OPENS = re.compile(r"""\s+[«“"'‘(\[—–-]*[\s\u00a0\u202f]*(?:[^\W\d_a-zà-öø-ÿœ]|\d)""")
LONGEST = 3000
"""Characters after which a sentence is cut at the next space: longer ones are lists or broken text."""


def segment(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its sentences, quotations and repeats."""
    text = reading.document.text
    quotations = tuple(_quotations(text, pack.boundaries))
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(LINE.finditer(text)):
        for start, end in _sentences(text, line.start(), line.end(), pack.boundaries):
            quote = next((n for n, q in enumerate(quotations) if q.start < start < q.end), None)
            sentences.append(
                Sentence(
                    index=len(sentences), paragraph=paragraph, start=start, end=end, text=text[start:end], quote=quote
                )
            )
    return replace(reading, sentences=tuple(sentences), quotations=quotations, repeats=tuple(_repeats(sentences)))


def _sentences(text: str, start: int, end: int, boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    """The stripped (start, end) of each sentence in one line."""
    position = start
    for stop in STOP.finditer(text, start, end):
        if not _ends(text, stop, end, boundaries):
            continue
        yield from _pieces(text, position, stop.end())
        position = stop.end()
    yield from _pieces(text, position, end)


def _ends(text: str, stop: re.Match[str], end: int, boundaries: Boundaries) -> bool:
    if stop.end() >= end:
        return True
    if not OPENS.match(text, stop.end()):
        return False
    word = WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    if stop.group() == "." and word:
        return word[1] not in boundaries.abbreviations and not (len(word[1]) == 1 and word[1].isupper())
    return True


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        space = text.find(" ", start + LONGEST, end)
        cut = space if space > 0 else start + LONGEST
        yield start, cut
        start = cut + 1
    if start < end:
        yield start, end


def _quotations(text: str, boundaries: Boundaries) -> Iterator[Span]:
    """The stretches between quotation marks, those left open ending with their paragraph's last one."""
    closing = dict(boundaries.quotes)
    marks = re.compile("[" + re.escape("".join(closing) + "".join(closing.values())) + "]|\n\\s*\n")
    opened: tuple[int, str] | None = None
    for mark in marks.finditer(text):
        if opened is None:
            opened = (mark.start(), closing[mark.group()]) if mark.group() in closing else None
        elif mark.group() == opened[1] or mark.group().isspace():
            if mark.group() == opened[1]:
                yield Span(start=opened[0], end=mark.end(), text=text[opened[0] : mark.end()])
            opened = None


def _repeats(sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for sentence in sentences:
        key = " ".join(sentence.text.split())
        if key in first:
            yield sentence.index, first[key]
        else:
            first[key] = sentence.index
