"""Even out what the treebanks annotate differently, down to the labels and features that selon reads."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.conllu import Tree, Word

# obl:mod against obl:arg is not learnable from 5,000 sentences (F 49 to 60): preposition and verb decide later.
_RELATIONS = {
    "obl:mod": "obl",
    "obl:arg": "obl",
    "obj:lvc": "obj",
    "obj:agent": "obj",
    "iobj:agent": "iobj",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "csubj:pass": "csubj",
    "csubj:outer": "csubj",
    "advcl:cleft": "advcl",
    "parataxis:insert": "parataxis",
    "parataxis:parenth": "parataxis",
    "nmod:appos": "appos",
    "dep:comp": "dep",
    "aux": "aux:tense",
    "flat": "flat:name",
}
_FEATURES = frozenset({"Mood", "Tense", "VerbForm", "Person", "Number", "Polarity", "Reflex", "Poss"})
_PRONOUNS = frozenset({"Dem", "Rel", "Int", "Prs"})
_CLOSED = frozenset({"PRON", "DET", "ADP", "AUX", "CCONJ", "SCONJ"})

Lemmas = dict[tuple[str, str], str]


def harmonise(trees: Iterable[Tree], lemmas: Lemmas) -> list[Tree]:
    """The trees with the common labels, features, and lemmas of closed-class words."""
    return [_even(tree, lemmas) for tree in trees]


def closed_class_lemmas(trees: Iterable[Tree]) -> Lemmas:
    """The usual lemma of each pronoun, determiner, preposition, auxiliary or conjunction of these trees."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree:
            if word.pos in _CLOSED:
                seen[word.pos, word.form.lower()][word.lemma] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}


def _even(tree: Tree, lemmas: Lemmas) -> Tree:
    return tuple(
        replace(
            word,
            lemma=lemmas.get((word.pos, word.form.lower()), word.lemma),
            features=_features(word),
            relation=_relation(index, word, tree),
        )
        for index, word in enumerate(tree)
    )


def _features(word: Word) -> dict[str, str]:
    kept = {name: value for name, value in word.features.items() if name in _FEATURES}
    if kept.get("VerbForm") == "Part":  # the spoken treebanks leave the tense of "fait" open
        kept.setdefault("Tense", "Past")
    if word.features.get("PronType") in _PRONOUNS:
        kept["PronType"] = word.features["PronType"]
    return kept


def _relation(index: int, word: Word, tree: Tree) -> str:
    if word.relation == "flat" and word.pos == "NUM":
        return "flat"
    relation = _RELATIONS.get(word.relation, word.relation)
    if relation == "obl" and _passive(tree, word.head) and _marked_by(tree, index, "par"):
        return "obl:agent"  # PUD
    return relation


def _passive(tree: Tree, head: int) -> bool:
    return any(word.head == head and word.relation in ("aux:pass", "nsubj:pass") for word in tree)


def _marked_by(tree: Tree, head: int, lemma: str) -> bool:
    return any(word.head == head and word.relation == "case" and word.lemma == lemma for word in tree)
