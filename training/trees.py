"""From trees to spaCy's examples: short documents of neighbouring sentences, regrouped for each epoch."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from selon.parsing.tokenizer import spell
from training.conllu import Tree, Word, cut_at_spaces

LONGEST = 9
"""Sentences in one document: more than one, so that the parser learns where sentences end."""


def grouped(trees: Sequence[Tree], chance: random.Random) -> Iterator[tuple[Tree, ...]]:
    """Runs of one to nine neighbouring sentences, half of them of one sentence, as selon's splitter gives them."""
    start = 0
    while start < len(trees):
        size = 1 if chance.random() < 0.5 else chance.randint(2, LONGEST)
        yield tuple(trees[start : start + size])
        start += size


def example(nlp: Language, trees: Sequence[Tree], gap: str = " ") -> Example:
    """The text of some sentences as the pipeline cuts it, beside their trees."""
    return Example(nlp.make_doc(text_of(trees, gap)), reference(nlp, trees))


def text_of(trees: Iterable[Tree], gap: str = " ") -> str:
    """The running text of some sentences."""
    return gap.join("".join(word.form + " " * word.space for word in tree).rstrip() for tree in trees)


def reference(nlp: Language, trees: Sequence[Tree]) -> Doc:
    """The gold analysis of some sentences as one document."""
    words = [word for tree in trees for word in tree]
    offsets = [start for start, tree in zip(_starts(trees), trees, strict=True) for _ in tree]
    return Doc(
        nlp.vocab,
        words=[spell(word.form) for word in words],
        spaces=[word.space or last for tree in trees for word, last in _with_last(tree)],
        lemmas=[spell(word.lemma) for word in words],
        pos=[word.pos for word in words],
        morphs=["|".join(f"{name}={value}" for name, value in sorted(word.features.items())) for word in words],
        heads=[offset + word.head for offset, word in zip(offsets, words, strict=True)],
        deps=[_label(word) for word in words],
        sent_starts=[index == 0 for tree in trees for index, _ in enumerate(tree)],
    )


def with_new_numbers(tree: Tree, chance: random.Random) -> Tree:
    """The tree with one in five of its counts written as another number, as news sites write them.

    Treebanks hardly have "12.000" or "12 000", and reports of fighting are full of them.
    """
    if not any(_counts(word) for word in tree):
        return tree
    return cut_at_spaces([_renumbered(word, chance) if _counts(word) else word for word in tree])


def _counts(word: Word) -> bool:
    return word.relation == "nummod" and word.form.isdigit()


def _renumbered(word: Word, chance: random.Random) -> Word:
    if chance.random() > 0.2:
        return word
    form = f"{chance.randint(1000, 99999) // 10 * 10:,}".replace(",", chance.choice([".", " ", " ", ""]))
    return replace(word, form=form, lemma=form)


def _starts(trees: Sequence[Tree]) -> Iterator[int]:
    start = 0
    for tree in trees:
        yield start
        start += len(tree)


def _with_last(tree: Tree) -> Iterator[tuple[Word, bool]]:
    for index, word in enumerate(tree):
        yield word, index == len(tree) - 1


def _label(word: Word) -> str:
    return "ROOT" if word.relation == "root" else word.relation
