"""Which sentences are worth a parser's time: those with a word that can make a claim, in a report of the kind.

One pass over the words of the text; nothing is parsed to find out.
"""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Reading, Sentence
from selon.syntax.traits import MOST, WORD, topic_traits

if TYPE_CHECKING:
    from selon.packs.load import Pack

FEW = 4
"""So few sentences say too little of their topics for what was learned on whole reports."""


def survey(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading the topics that its text speaks of."""
    return replace(reading, topics=topic_traits(reading.document.text, pack, "report"))


def select(reading: Reading, pack: "Pack") -> frozenset[int]:
    """The indices of the sentences to parse: those that are relevant and hold a word that can make a claim."""
    holding = {s.index for s in reading.sentences if not pack.triggers.isdisjoint(_words(s))}
    return relevant(reading, pack) & holding


def relevant(reading: Reading, pack: "Pack") -> frozenset[int]:
    """The indices of the sentences whose claims count, each passage once.

    In a report off every topic that gives claims they are only those with an unmistakable word.
    """
    repeated = {again for again, _ in reading.repeats}
    first = [sentence for sentence in reading.sentences if sentence.index not in repeated]
    whole = on_topic(reading, pack)
    return frozenset(s.index for s in first if whole or not pack.alone.isdisjoint(_words(s)))


def on_topic(reading: Reading, pack: "Pack") -> bool:
    """Whether a report is likely to hold claims by its topics; of a short one, or without weights, by most words."""
    if pack.weights is not None and len(reading.sentences) > FEW:
        return pack.weights.report.likelihood(reading.topics) >= pack.weights.report.threshold
    counts = Counter(word for sentence in reading.sentences for word in _words(sentence))
    weights = {
        topic.name: sum(min(counts[word], MOST) for word in topic.words if word in counts) for topic in pack.cues.topics
    }
    relevant = sum(weights[topic.name] for topic in pack.cues.topics if topic.relevant)
    return relevant >= max((weights[topic.name] for topic in pack.cues.topics if not topic.relevant), default=0)


def _words(sentence: Sentence) -> list[str]:
    return [word.lower() for word in WORD.findall(sentence.text)]
