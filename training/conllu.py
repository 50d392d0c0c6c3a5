"""Read Universal Dependencies treebanks in CoNLL-U, one surface token per word.

Format: https://universaldependencies.org/format.html
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token as it stands in the text; `head` counts from 0 in the sentence, the root is its own head."""

    form: str
    lemma: str
    pos: str
    features: dict[str, str]
    head: int
    relation: str
    space: bool


Tree = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a file; a line of a contraction has a range of ids."""

    first: int
    last: int
    form: str
    lemma: str
    pos: str
    features: dict[str, str]
    head: int
    relation: str
    misc: dict[str, str]


def read_conllu(path: Path) -> list[Tree]:
    """The sentences of a file: contractions folded into one word, words with a space cut at it."""
    return [tree for rows in _blocks(path) if (tree := _tree(rows))]


def _blocks(path: Path) -> Iterator[list[_Row]]:
    rows: list[_Row] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#"):
                columns = line.rstrip("\n").split("\t")
                if "." not in columns[0]:
                    rows.append(_row(columns))
    if rows:
        yield rows


def _row(columns: list[str]) -> _Row:
    first, _, last = columns[0].partition("-")
    return _Row(
        int(first),
        int(last or first),
        columns[1],
        columns[2],
        columns[3],
        _pairs(columns[5]),
        int(columns[6]) if columns[6].isdigit() else 0,
        columns[7],
        _pairs(columns[9]),
    )


def _pairs(column: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)


def _tree(rows: list[_Row]) -> Tree:
    words = {row.first: row for row in rows if row.first == row.last}
    units = _units(rows, words)
    place = {number: index for index, unit in enumerate(units) for number in unit[1]}
    folded = [_fold(surface, [words[number] for number in numbers], place) for surface, numbers in units]
    return cut_at_spaces(folded)


def _units(rows: list[_Row], words: dict[int, _Row]) -> list[tuple[_Row, list[int]]]:
    """The surface tokens: the row that has the form, and the ids of the syntactic words in it."""
    units: list[tuple[_Row, list[int]]] = []
    covered = 0
    for row in rows:
        if row.first > covered:
            units.append((row, [number for number in range(row.first, row.last + 1) if number in words]))
            covered = row.last
    return units


def _fold(surface: _Row, parts: list[_Row], place: dict[int, int]) -> Word:
    """One word for a contraction: the analysis of the part that heads it, the preposition's lemma."""
    inside = {part.first for part in parts}
    main = next((part for part in parts if part.head not in inside), parts[0])
    lemma = parts[0].lemma if parts[0].pos == "ADP" else main.lemma
    here = place[main.first]
    return Word(
        form=surface.form,
        lemma=lemma,
        pos=main.pos,
        features=main.features | _found_in_context(main.misc),
        head=place[main.head] if main.head else here,
        relation=main.relation,
        space=surface.misc.get("SpaceAfter") != "No",
    )


def _found_in_context(misc: dict[str, str]) -> dict[str, str]:
    """The number that Rhapsodie and ParisStories note apart where only the context shows it."""
    return {"Number": misc["Number[ctxt]"]} if "Number[ctxt]" in misc else {}


def cut_at_spaces(words: Sequence[Word]) -> Tree:
    """ "12 000" becomes two words, the second a `flat` dependent of the first."""
    starts, total = [], 0
    for word in words:
        starts.append(total)
        total += len(word.form.split())
    found: list[Word] = []
    for index, word in enumerate(words):
        forms, lemmas = word.form.split(), word.lemma.split()
        lemmas = lemmas if len(lemmas) == len(forms) else forms if len(forms) > 1 else [word.lemma]
        first = replace(
            word, form=forms[0], lemma=lemmas[0], head=starts[word.head], space=len(forms) > 1 or word.space
        )
        rest = [
            replace(
                first,
                form=form,
                lemma=lemma,
                head=starts[index],
                relation="flat",
                space=word.space or part < len(forms) - 1,
            )
            for part, (form, lemma) in enumerate(zip(forms, lemmas, strict=True))
            if part
        ]
        found.extend([first, *rest])
    return tuple(found)
