"""The training loop: as many epochs as told, a falling learning rate, the best epoch on the dev set kept."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from spacy.language import Language
from spacy.training import Example
from thinc.api import Optimizer

from training.recipe import Learning

Examples = Callable[[random.Random], list[Example]]
"""The examples of one epoch, grouped and varied anew by the given source of chance."""

Scores = dict[str, float]
WARM = 250
"""Batches over which the learning rate rises."""


def learn(
    nlp: Language,
    optimizer: Optimizer,
    examples: Examples,
    dev: Sequence[Example],
    worth: Callable[[Scores], float],
    learning: Learning,
    best: Path,
    seed: int,
) -> Scores:
    """Train on freshly grouped examples, write the best epoch to `best`, give back its scores on the dev set."""
    chance = random.Random(seed)
    steps = 0
    step, top, kept, begun = 0, -1.0, {}, monotonic()
    for epoch in range(1, learning.epochs + 1):
        batches = _batches(examples(chance), learning.batch_words, chance)
        steps = steps or learning.epochs * len(batches)
        for batch in batches:
            optimizer.learn_rate = rate(step, steps, learning.rate)
            nlp.update(batch, sgd=optimizer, drop=learning.dropout)
            step += 1
        if epoch > learning.epochs // 3:  # earlier epochs never won
            found = numbers(nlp.evaluate(list(dev)))
            print(f"epoch {epoch}/{learning.epochs} {monotonic() - begun:.0f} s {_line(found)}", flush=True)
            if worth(found) > top:
                top, kept = worth(found), found
                nlp.to_disk(best)
    return kept


def rate(step: int, steps: int, top: float) -> float:
    """The learning rate: rising for the first batches, then falling in a line to a twentieth of its top.

    >>> rate(249, 1000, 0.001), rate(1000, 1000, 0.001)
    (0.001, 5e-05)
    """
    if step < WARM:
        return top * (step + 1) / WARM
    return top * max(0.05, 1 - (step - WARM) / max(1, steps - WARM))


def numbers(scores: dict[str, Any]) -> Scores:
    """The plain numbers among spaCy's scores."""
    return {name: value for name, value in scores.items() if isinstance(value, float)}


def _batches(examples: list[Example], words: int, chance: random.Random) -> list[list[Example]]:
    """Shuffled batches of about `words` words."""
    return list(_filled(chance.sample(examples, len(examples)), words))


def _filled(examples: list[Example], words: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for one in examples:
        batch.append(one)
        if sum(len(each.reference) for each in batch) >= words:
            yield batch
            batch = []
    if batch:
        yield batch


def _line(scores: Scores) -> str:
    shown = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "ents_f")
    return " ".join(f"{name} {100 * scores[name]:.2f}" for name in shown if name in scores)
