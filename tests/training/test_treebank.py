"""The treebank of dispatches holds sound Universal Dependencies trees whose words give back the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "treebank"
FILES = sorted(FOLDER.glob("*.conllu"))

TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
LABELS = """
    acl acl:relcl advcl advcl:cleft advmod amod appos aux:caus aux:pass aux:tense case cc ccomp conj cop csubj
    csubj:pass dep det discourse dislocated expl:comp expl:pass expl:pv expl:subj fixed flat flat:foreign flat:name
    iobj mark nmod nsubj nsubj:caus nsubj:pass nummod obj obj:agent obj:lvc obl obl:agent orphan parataxis
    parataxis:insert punct root vocative xcomp
"""
UPOS = frozenset(TAGS.split())
RELATIONS = frozenset(LABELS.split())
LEAVES = frozenset({"aux:pass", "aux:tense", "aux:caus", "cop", "punct"})

Block = tuple[dict[str, str], list[list[str]]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_row_has_ten_columns(path: Path) -> None:
    rows = [row for _, rows in blocks(path) for row in rows]
    assert rows
    assert {len(row) for row in rows} == {10}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_words_give_back_the_text(path: Path) -> None:
    wrong = [header["sent_id"] for header, rows in blocks(path) if spelled(rows) != header["text"]]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sentence_is_one_tree(path: Path) -> None:
    wrong = [header["sent_id"] for header, rows in blocks(path) if not is_tree(words(rows))]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_labels_are_those_of_universal_dependencies(path: Path) -> None:
    wrong = [
        (header["sent_id"], row[0], row[3], row[7])
        for header, rows in blocks(path)
        for row in words(rows)
        if row[3] not in UPOS or row[7] not in RELATIONS or (row[7] == "root") != (row[6] == "0") or row[2] in ("", "_")
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_auxiliaries_and_punctuation_govern_nothing(path: Path) -> None:
    wrong = []
    for header, rows in blocks(path):
        relations = {row[0]: row[7] for row in words(rows)}
        wrong += [
            (header["sent_id"], row[0], row[1])
            for row in words(rows)
            if relations.get(row[6]) in LEAVES and row[7] not in ("fixed", "conj", "cc", "punct", "advmod")
        ]
    assert wrong == []


def test_no_sentence_stands_in_two_files() -> None:
    texts = [header["text"] for path in FILES for header, _ in blocks(path)]
    assert texts
    assert len(texts) == len(set(texts))


def blocks(path: Path) -> Iterator[Block]:
    """The sentences of a file: the comments by name, and the rows of ten columns."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        header = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("#") and " = " in line)
        yield header, [line.split("\t") for line in lines if not line.startswith("#")]


def words(rows: list[list[str]]) -> list[list[str]]:
    """The syntactic words, without the lines of contractions."""
    return [row for row in rows if "-" not in row[0]]


def spelled(rows: list[list[str]]) -> str:
    """The text that the surface forms and the notes on spaces spell."""
    text, covered = "", 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if int(first) > covered:
            covered = int(last or first)
            text += row[1] + space(row[9])
    return text.rstrip()


def space(misc: str) -> str:
    """The space after a word: none, a no-break one, wide or narrow, or a plain one."""
    notes = dict(note.split("=", 1) for note in misc.split("|") if "=" in note)
    if notes.get("SpaceAfter") == "No":
        return ""
    return notes.get("SpacesAfter", " ").encode("ascii").decode("unicode_escape")


def is_tree(rows: list[list[str]]) -> bool:
    """Whether every word reaches the one root over its heads."""
    heads = {int(row[0]): int(row[6]) for row in rows}
    if list(heads) != list(range(1, len(rows) + 1)) or list(heads.values()).count(0) != 1:
        return False
    return all(reaches_root(word, heads) for word in heads)


def reaches_root(word: int, heads: dict[int, int]) -> bool:
    """Whether the chain of heads from a word ends at 0 without a cycle."""
    for _ in heads:
        if word not in heads:
            return False
        word = heads[word]
        if word == 0:
            return True
    return False
