"""The model card: what a pipeline was trained on and what it scores, written from measured figures only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from training.corpus import Corpus
from training.learning import Scores
from training.recipe import Recipe

SHOWN = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "acl", "advcl", "appos", "nummod")
COMPARED = ("nsubj", "nsubj:pass", "obj", "obl:agent", "ccomp")


@dataclass(slots=True)
class Figures:
    """All that was measured on one pipeline."""

    tests: dict[str, tuple[int, Scores, Scores, Scores]] = field(default_factory=dict)
    """By test treebank: its sentences, the scores, the F of each relation, the scores with each sentence alone."""
    before: dict[str, tuple[Scores, Scores]] = field(default_factory=dict)
    """By test treebank: scores and F of each relation before our own trees were added."""
    names: dict[str, dict[str, float]] = field(default_factory=dict)
    speed: float = 0.0
    bytes: int = 0


def card(recipe: Recipe, corpus: Corpus, figures: Figures) -> str:
    """The text of the card, in Markdown."""
    parts = [
        f"# {recipe.title}",
        "Written by `python -m training` from what it measured; do not edit.",
        "Tokens, lemmas, Universal Dependencies trees and names (PER, LOC, ORG), for selon's `Parser`. "
        "A contraction is one token with its preposition's lemma; `obl:mod` and `obl:arg` are merged into `obl`; "
        "voice is left to the tree's labels (`nsubj:pass`, `aux:pass`, `obl:agent`).",
        f"{figures.bytes / 1e6:.1f} MB; {figures.speed:,.0f} words a second "
        "on one core of the machine that trained it.",
        "## Data",
        _data(recipe, corpus),
        *recipe.notes,
        "The weights are derived from all of these; the word lists are those of spacy-lookups-data (MIT).",
        "## Scores on raw text",
        "spaCy's scorer, in short documents of one to nine sentences; punctuation counts in no tree score. "
        "The last column is LAS with each sentence given alone, as selon's own splitter gives them.",
        _scores(figures),
        "Labelled F of the relations:",
        _relations(figures),
        *_own_treebank(recipe, corpus, figures),
        "## Names",
        "F of exact spans with the right kind; the last two columns forget the kind: the names found, "
        "and runs of proper nouns, the floor.",
        _names(figures),
    ]
    return "\n\n".join(parts) + "\n"


def write_card(text: str, directory: Path) -> None:
    """Put the card beside the weights."""
    directory.joinpath("README.md").write_text(text, "utf-8")


def _data(recipe: Recipe, corpus: Corpus) -> str:
    trees = {one.source.name: len(one.trees) for one in [*corpus.train, *corpus.own, *corpus.tests]}
    rows = [
        (source.name, source.use, _size(trees.get(source.name, len(corpus.dev)), source.repeat), source.licence)
        for source in recipe.treebanks
        if source.name in trees or source.use == "dev"
    ]
    rows += [(source.name, f"names, {source.use}", "", source.licence) for source in recipe.named]
    return _table(("data", "use", "sentences", "licence"), rows)


def _size(sentences: int, repeat: int) -> str:
    return f"{sentences} × {repeat}" if repeat > 1 else str(sentences)


def _scores(figures: Figures) -> str:
    head = ("test", "sentences", "UPOS", "lemma", "verb lemma", "UAS", "LAS", "conditional P / R (of)", "LAS, alone")
    rows = [
        (
            name,
            str(sentences),
            *(_percent(scores[key]) for key in ("pos_acc", "lemma_acc", "verb_lemma", "dep_uas", "dep_las")),
            f"{_percent(scores['conditional_p'])} / {_percent(scores['conditional_r'])} ({scores['conditionals']:.0f})",
            _percent(alone["dep_las"]),
        )
        for name, (sentences, scores, _, alone) in figures.tests.items()
    ]
    return _table(head, rows)


def _relations(figures: Figures) -> str:
    rows = [(name, *(_of(labels, one) for one in SHOWN)) for name, (_, _, labels, _) in figures.tests.items()]
    return _table(("test", *SHOWN), rows)


def _own_treebank(recipe: Recipe, corpus: Corpus, figures: Figures) -> list[str]:
    """What our own trees changed, where they were there."""
    if not figures.before:
        return ["Our own treebank was not there for this training."]
    rows = []
    for name, (before, labels) in figures.before.items():
        _, after, found, _ = figures.tests[name]
        rows.append((name, "before", *_compared(before, labels)))
        rows.append((name, "after", *_compared(after, found)))
    count = sum(len(one.trees) for one in corpus.own)
    return [
        "## Before and after our own treebank",
        f"Before: the parser after {recipe.parser.epochs} epochs on the treebanks of others. "
        f"After: that same parser trained on for {recipe.tuning.epochs} epochs on all of them "
        f"with our {count} sentences among them. No third parser was trained on for as many epochs "
        "without our sentences: a part of the gain on the other tests may be the epochs alone.",
        _table(("test", "", "UPOS", "LAS", *COMPARED), rows),
    ]


def _compared(scores: Scores, labels: Scores) -> Iterable[str]:
    return (_percent(scores["pos_acc"]), _percent(scores["dep_las"]), *(_of(labels, one) for one in COMPARED))


def _names(figures: Figures) -> str:
    kinds = ("PER", "LOC", "ORG", "all", "untyped", "chunks, untyped")
    return _table(
        ("test", *kinds), [(name, *(_of(found, one) for one in kinds)) for name, found in figures.names.items()]
    )


def _of(figures: Mapping[str, float], key: str) -> str:
    return _percent(figures[key]) if key in figures else "none"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
