"""Texts with the names of persons, places and organisations in them, as spaCy's examples."""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans

from training.recipe import Names

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text, the places of its names (start, end, kind), and the places where nobody can say."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    unsure: tuple[Place, ...] = ()


def read_names(path: Path, source: Names) -> list[NamedText]:
    """The texts of a file in one of the known formats."""
    return list(_READERS[source.format](path, source.kinds))


def named_example(nlp: Language, text: NamedText) -> Example:
    """The text as the pipeline cuts it, beside its names; words that nobody judged are left open."""
    doc = nlp.make_doc(text.text)
    gold = Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    names = filter_spans([_span(gold, start, end, kind) for start, end, kind in text.names])
    judged = {token.i for span in names for token in span}
    unsure = [_span(gold, start, end, "") for start, end in text.unsure]
    free = [span for span in unsure if judged.isdisjoint(range(span.start, span.end))]
    gold.set_ents(names, missing=filter_spans(free), default="outside")
    return Example(doc, gold)


def _span(doc: Doc, start: int, end: int, kind: str) -> Span:
    span = doc.char_span(start, end, label=kind, alignment_mode="expand")
    assert span is not None
    return span


Pools = dict[str, list[str]]
"""Names to put in the place of others, by kind."""


def with_other_names(text: NamedText, pools: Pools, chance: random.Random, share: float = 0.4) -> NamedText:
    """The text with a share of its names exchanged; a vowel stays a vowel, for the sake of "d'" and "de"."""
    whole, names, unsure, last = "", [], [], 0
    moved: list[tuple[int, int]] = []
    for start, end, kind in text.names:
        whole += text.text[last:start]
        old, last = text.text[start:end], end
        new = chance.choice(pools[kind]) if pools.get(kind) and chance.random() < share else old
        new = new if _vowel(new) == _vowel(old) else old
        names.append((len(whole), len(whole) + len(new), kind))
        whole += new
        moved.append((end, len(whole) - end))
    for start, end in text.unsure:
        shift = max(((at, by) for at, by in moved if at <= start), default=(0, 0))[1]
        if not any(start < name_end and name_start < end for name_start, name_end, _ in text.names):
            unsure.append((start + shift, end + shift))
    return NamedText(whole + text.text[last:], tuple(names), tuple(unsure))


def _vowel(word: str) -> bool:
    return unicodedata.normalize("NFD", word[:1].lower())[:1] in "aeiouyh"


def join(texts: Iterable[NamedText], gap: str = " ") -> NamedText:
    """Neighbouring texts as one."""
    whole, names, unsure = "", [], []
    for text in texts:
        shift = len(whole) + len(gap) * bool(whole)
        whole = f"{whole}{gap}{text.text}" if whole else text.text
        names += [(start + shift, end + shift, kind) for start, end, kind in text.names]
        unsure += [(start + shift, end + shift) for start, end in text.unsure]
    return NamedText(whole, tuple(names), tuple(unsure))


def outermost(names: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """The names that lie in no longer one, in order: "Iran" in "République islamique d'Iran" goes."""
    kept: list[tuple[int, int, str]] = []
    for name in sorted(set(names), key=lambda name: (name[0] - name[1], name[0])):
        if all(name[1] <= other[0] or other[1] <= name[0] for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _read_parseme(path: Path, kinds: dict[str, str]) -> Iterator[NamedText]:
    """Sequoia with the column PARSEME:MWE: "3:PROPN|NE-ORG.final|_" opens name 3, "3" goes on with it."""
    lines = path.read_text("utf-8").splitlines()
    for filled, group in groupby(lines, key=bool):
        block = list(group)
        if filled:
            text = next(line.removeprefix("# text = ") for line in block if line.startswith("# text = "))
            yield _parseme_sentence(text, [line.split("\t") for line in block if not line.startswith("#")], kinds)


def _parseme_sentence(text: str, rows: list[list[str]], kinds: dict[str, str]) -> NamedText:
    covered, here = 0, (0, 0)
    parts: dict[str, list[Place]] = {}
    kind: dict[str, str] = {}
    first_sense: set[str] = set()
    for row in rows:
        first, _, last = row[0].partition("-")
        if int(first) > covered:  # a surface token; the parts of a contraction lie at its place
            start = text.index(row[1], here[1])
            here, covered = (start, start + len(row[1])), int(last or first)
        for mark in row[10].split(";"):
            number, _, label = mark.partition(":")
            if number.isdigit():
                parts.setdefault(number, []).append(here)
                found = re.search(r"NE-(\w+)\.(prim|final)", label)
                if found and found[1] in kinds:
                    kind[number] = kinds[found[1]]
                    first_sense |= {number} if found[2] == "prim" else set()
    # "Téhéran" as a government is annotated ORG, and LOC in its first sense: a place is always to be LOC.
    order = sorted(kind, key=lambda number: number in first_sense)
    places = {(parts[number][0][0], parts[number][-1][1]): kind[number] for number in order}
    return NamedText(text, outermost((start, end, label) for (start, end), label in places.items()))


def _read_popcorn(path: Path, kinds: dict[str, str]) -> Iterator[NamedText]:
    """POPCORN marks common nouns and pronouns too: only what is written like a name is taken."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _popcorn_text(json.loads(line), kinds)


def _popcorn_text(report: dict[str, Any], kinds: dict[str, str]) -> NamedText:
    text: str = report["text"]
    persons = {
        word
        for entity in report["entities"]
        if entity["type"] in ("FIRSTNAME", "LASTNAME")
        for mention in entity["mentions"]
        for word in mention["value"].split()
    }
    names, unsure = [], []
    for entity in report["entities"]:
        kind = kinds.get(entity["type"])
        for mention in entity["mentions"] if kind else ():
            start, end = mention["start"], mention["end"]
            if _like_a_name(text, start, end, kind == "PER", persons):
                names.append((start, end, str(kind)))
            elif re.search(r"[A-ZÀ-Ý]", text[start:end]):
                unsure.append((start, end))
    return NamedText(text, outermost(names), tuple(unsure))


def _like_a_name(text: str, start: int, end: int, person: bool, persons: set[str]) -> bool:
    value = text[start:end]
    if not value[:1].isupper():
        return False
    if person:
        return bool(persons & set(value.split()))
    opens = start == 0 or bool(re.search(r"[.!?:»\"]\s*$", text[:start]))
    # A capital says nothing at the head of a sentence unless a second word has one ("Elle", "Forces armées").
    return not opens or any(word[:1].isupper() for word in re.split(r"[\s'’-]+", value)[1:]) or value.isupper()


_READERS: dict[str, Callable[[Path, dict[str, str]], Iterator[NamedText]]] = {
    "parseme": _read_parseme,
    "popcorn": _read_popcorn,
}
