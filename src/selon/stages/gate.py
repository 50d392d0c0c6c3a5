"""Which sentences are worth a parser's time: those with a word that can make a claim, in a report of the kind.

One pass over the words of the text; nothing is parsed to find out.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from selon.model import Reading

if TYPE_CHECKING:
    from selon.packs.load import Pack

WORD = re.compile(r"[^\W\d_]+")
NAMED = re.compile(r"(?<=[\w,;:»”)] )[A-ZÀ-ÖØ-Þ]")


def select(reading: Reading, pack: "Pack") -> frozenset[int]:
    """The indices of the sentences to parse; off every topic that gives claims, only those with an unmistakable word."""
    words = [[word.lower() for word in WORD.findall(sentence.text)] for sentence in reading.sentences]
    wanted = pack.triggers
    if not on_topic(words, pack):
        wanted = pack.alone
    repeated = {again for again, _ in reading.repeats}
    return frozenset(
        sentence.index
        for sentence, own in zip(reading.sentences, words, strict=True)
        if sentence.index not in repeated and not wanted.isdisjoint(own) and not pack.triggers.isdisjoint(own)
    )


def on_topic(words: list[list[str]], pack: "Pack") -> bool:
    """Whether a report's words speak of war, diplomacy or repression more than of games, films or markets."""
    counts = Counter(word for sentence in words for word in sentence)
    weights: Counter[str] = Counter()
    relevant = 0
    for topic in pack.cues.topics:
        weight = sum(min(counts[word], 3) for word in topic.words if word in counts)
        if topic.relevant:
            relevant += weight
        else:
            weights[topic.name] += weight
    return relevant >= max(weights.values(), default=0)
