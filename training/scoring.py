"""Measure a pipeline on raw text: trees, lemmas, conditionals, names, speed."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from time import perf_counter

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from training.conllu import Tree
from training.corpus import fixed_examples
from training.learning import Scores, numbers
from training.names import NamedText, named_example
from training.trees import text_of

Counts = tuple[int, int, int]
"""How many the pipeline gave, how many there are, how many of these agree."""


def score_trees(nlp: Language, trees: list[Tree], alone: bool = False) -> tuple[Scores, Scores]:
    """Accuracies between 0 and 1, and the labelled F of each relation; each sentence `alone` or in short documents."""
    examples = _parsed(nlp, fixed_examples(nlp, trees, alone))
    found = Scorer(nlp).score(examples)
    precision, recall = _conditionals(examples)
    scores = numbers(found) | {
        "verb_lemma": _verb_lemmas(examples),
        "conditional_p": precision,
        "conditional_r": recall,
        "conditionals": float(sum(_is_conditional(token) for one in examples for token in one.reference)),
    }
    return scores, {label: values["f"] for label, values in (found["dep_las_per_type"] or {}).items()}


def _parsed(nlp: Language, examples: list[Example]) -> list[Example]:
    """The same gold analyses beside those of the pipeline."""
    docs = nlp.pipe((one.predicted for one in examples), batch_size=16)
    return [Example(doc, one.reference) for doc, one in zip(docs, examples, strict=True)]


def _verb_lemmas(examples: Iterable[Example]) -> float:
    """The share of gold verbs that come back as one token with the gold lemma."""
    right = [
        found is not None and found.lemma_ == gold.lemma_
        for gold, found in _pairs(examples)
        if gold is not None and gold.pos_ == "VERB"
    ]
    return sum(right) / max(1, len(right))


def _conditionals(examples: Iterable[Example]) -> tuple[float, float]:
    """Precision and recall of Mood=Cnd."""
    pairs = [(_is_conditional(gold), _is_conditional(found)) for gold, found in _pairs(examples)]
    given, there, both = _counts(pairs)
    return both / max(1, given), both / max(1, there)


def _counts(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    listed = list(pairs)
    both = sum(gold and found for gold, found in listed)
    return sum(found for _, found in listed), sum(gold for gold, _ in listed), both


def _is_conditional(token: Token | None) -> bool:
    return token is not None and "Mood=Cnd" in str(token.morph).split("|")


def _pairs(examples: Iterable[Example]) -> Iterator[tuple[Token | None, Token | None]]:
    """Gold and found tokens that cover the same characters; None on a side that has no such token."""
    for one in examples:
        gold, found = _by_place(one.reference), _by_place(one.predicted)
        yield from ((gold.get(place), found.get(place)) for place in sorted(gold | found))


def _by_place(doc: Doc) -> dict[tuple[int, int], Token]:
    return {(token.idx, token.idx + len(token)): token for token in doc if not token.is_space}


def score_names(nlp: Language, texts: list[NamedText]) -> dict[str, float]:
    """F of the names of each kind and of all, and of PROPN chunks as untyped names: the floor."""
    examples = _parsed(nlp, [named_example(nlp, text) for text in texts])
    found = Scorer(nlp).score(examples)
    kinds = {kind: values["f"] for kind, values in sorted((found["ents_per_type"] or {}).items())}
    pairs = [_spans(one) for one in examples]
    return {
        **kinds,
        "all": found["ents_f"] or 0.0,
        "untyped": _f((names, gold) for names, _, gold in pairs),
        "chunks, untyped": _f((chunks, gold) for _, chunks, gold in pairs),
    }


Spans = set[tuple[int, int]]


def _spans(one: Example) -> tuple[Spans, Spans, Spans]:
    """The names found, the runs of proper nouns, and the gold names of a text, as token offsets."""
    names = {(span.start, span.end) for span in one.predicted.ents}
    gold = {(span.start, span.end) for span in one.reference.ents}
    return names, set(_chunks(one.predicted)), gold


def _chunks(doc: Doc) -> Iterator[tuple[int, int]]:
    for proper, run in groupby(doc, key=lambda token: token.pos_ == "PROPN"):
        tokens = list(run)
        if proper:
            yield tokens[0].i, tokens[-1].i + 1


def _f(pairs: Iterable[tuple[Spans, Spans]]) -> float:
    listed = list(pairs)
    both = sum(len(found & gold) for found, gold in listed)
    return 2 * both / max(1, sum(len(found) + len(gold) for found, gold in listed))


def speed(nlp: Language, trees: list[Tree]) -> float:
    """Words a second on one core, white space between words, the faster of two runs."""
    texts = [text_of(trees[start : start + 9]) for start in range(0, len(trees), 9)]
    words = sum(len(text.split()) for text in texts)
    return words / min(_seconds(nlp, texts) for _ in range(2))


def _seconds(nlp: Language, texts: list[str]) -> float:
    begun = perf_counter()
    for _ in nlp.pipe(texts, batch_size=16):
        pass
    return perf_counter() - begun
