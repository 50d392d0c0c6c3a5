"""Which sentences are worth a parser's time: those with a word that can make a claim, in a report of the kind.

One pass over the words of the text; nothing is parsed to find out.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

from selon.model import Reading, Sentence

if TYPE_CHECKING:
    from selon.packs.load import Pack

WORD = re.compile(r"[^\W\d_]+")


def select(reading: Reading, pack: "Pack") -> frozenset[int]:
    """The indices of the sentences to parse: those that are relevant and hold a word that can make a claim."""
    holding = {s.index for s in reading.sentences if not pack.triggers.isdisjoint(_words(s))}
    return relevant(reading, pack) & holding


def relevant(reading: Reading, pack: "Pack") -> frozenset[int]:
    """The indices of the sentences whose claims count, each passage once.

    In a report off every topic that gives claims they are only those with an unmistakable word.
    """
    words = {sentence.index: _words(sentence) for sentence in reading.sentences}
    repeated = {again for again, _ in reading.repeats}
    whole = on_topic(list(words.values()), pack)
    return frozenset(n for n, own in words.items() if n not in repeated and (whole or not pack.alone.isdisjoint(own)))


def _words(sentence: Sentence) -> list[str]:
    return [word.lower() for word in WORD.findall(sentence.text)]


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
