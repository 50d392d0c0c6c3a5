"""The trees and the names of a recipe, read from their files and evened out."""

import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from training.conllu import Tree, read_conllu
from training.harmonise import Lemmas, closed_class_lemmas, harmonise
from training.names import NamedText, Pools, join, named_example, read_names, with_other_names
from training.recipe import Names, Recipe, Treebank, place
from training.trees import example, grouped, with_new_numbers

SEED = 20261124


@dataclass(frozen=True, slots=True)
class Forest:
    """A treebank's description and its trees."""

    source: Treebank
    trees: list[Tree]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that a recipe trains on and tests with; our own treebank is empty where it is absent."""

    train: list[Forest]
    own: list[Forest]
    dev: list[Tree]
    tests: list[Forest]
    names: dict[str, list[NamedText]]
    """The texts with names: "train", "dev", and a test by the name of its file."""


def read_corpus(recipe: Recipe, data: Path) -> Corpus:
    """The corpus of a recipe; raises FileNotFoundError for a file of others that is absent, skips our own aloud."""
    found = [Forest(source, _part(read_conllu(place(source, data)), source)) for source in _there(recipe, data)]
    lemmas = closed_class_lemmas(chain.from_iterable(one.trees for one in found if one.source.lemmas))
    forests = [Forest(one.source, harmonise(one.trees, lemmas)) for one in found]
    train = [one for one in forests if one.source.use == "train"]
    return Corpus(
        [one for one in train if not one.source.own],
        [one for one in train if one.source.own],
        [tree for one in forests if one.source.use == "dev" for tree in one.trees],
        [one for one in forests if one.source.use == "test"],
        _named(recipe, data),
    )


def tree_examples(nlp: Language, forests: Iterable[Forest]) -> Callable[[random.Random], list[Example]]:
    """A maker of the examples of one epoch: groups and numbers vary from epoch to epoch."""
    kept = list(forests)

    def make(chance: random.Random) -> list[Example]:
        return [
            example(nlp, group)
            for forest in kept
            for _ in range(forest.source.repeat)
            for group in grouped([with_new_numbers(tree, chance) for tree in forest.trees], chance)
        ]

    return make


def fixed_examples(nlp: Language, trees: list[Tree], alone: bool = False) -> list[Example]:
    """Examples to score with: in the same short documents each time, or each sentence alone."""
    groups = [(tree,) for tree in trees] if alone else grouped(trees, random.Random(SEED))
    return [example(nlp, group) for group in groups]


def name_examples(nlp: Language, texts: list[NamedText], pools: Pools) -> Callable[[random.Random], list[Example]]:
    """A maker of the examples of one epoch: one to four neighbouring texts at a time, some names exchanged."""

    def make(chance: random.Random) -> list[Example]:
        found, start = [], 0
        while start < len(texts):
            size = chance.randint(1, 4)
            group = [with_other_names(text, pools, chance) for text in texts[start : start + size]]
            found.append(named_example(nlp, join(group)))
            start += size
        return found

    return make


def _there(recipe: Recipe, data: Path) -> Iterable[Treebank]:
    for source in recipe.treebanks:
        if source.own and not place(source, data).is_file():
            print(f"left out, not there yet: {place(source, data)}", file=sys.stderr)
        else:
            yield source


def _part(trees: list[Tree], source: Treebank) -> list[Tree]:
    """As many trees as the recipe takes, evenly from all parts of the file."""
    if source.limit is None or source.limit >= len(trees):
        return trees
    return [trees[index * len(trees) // source.limit] for index in range(source.limit)]


def _named(recipe: Recipe, data: Path) -> dict[str, list[NamedText]]:
    found: dict[str, list[NamedText]] = {}
    for source in recipe.named:
        texts = read_names(place(source, data), source)
        train, test = _split(texts, source)
        found.setdefault(source.use if source.use != "test" else source.name, []).extend(train)
        if test:
            found[f"{source.name}, held back"] = test
    return found


def _split(texts: list[NamedText], source: Names) -> tuple[list[NamedText], list[NamedText]]:
    """The texts to train on and those held back: spread over the file."""
    if not source.held_back:
        return texts, []
    every = round(1 / source.held_back)
    kept = [text for index, text in enumerate(texts) if index % every]
    return kept, [text for index, text in enumerate(texts) if not index % every]


__all__ = ["Corpus", "Forest", "Lemmas", "fixed_examples", "name_examples", "read_corpus", "tree_examples"]
