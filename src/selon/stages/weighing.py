"""Which triggers do tell of an event: the likeliest reading of each word by its traits, if it is likely enough."""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Reading, Reason
from selon.syntax.scenes import Scene
from selon.syntax.traits import topic_traits, traits

if TYPE_CHECKING:
    from selon.packs.load import Pack


def weigh(reading: Reading, pack: "Pack") -> Reading:
    """The reading with at most one draft for a word: by the pack's weights, or without them by its frames alone."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in reading.drafts:
        by_sentence[draft.sentence].append(draft)
    kept: list[Draft] = []
    for index, drafts in by_sentence.items():
        if pack.weights is None:
            likely = [(_rank(draft), draft) for draft in drafts if not draft.unmet]
        else:
            scene = Scene(reading.sentences[index], reading, pack)
            around = (*reading.topics, *topic_traits(scene.tree.sentence.text, pack, "sentence"))
            model = pack.weights.trigger
            weighed = [(model.likelihood(traits(draft, scene, around, drafts)), draft) for draft in drafts]
            likely = [(chance, _explained(d, chance)) for chance, d in weighed if chance >= model.threshold]
        kept += _apart(likely)
    return replace(reading, drafts=tuple(kept))


def _rank(draft: Draft) -> float:
    """Without weights, verbs come before nouns and long patterns before short ones."""
    return (draft.part != "noun") + len(draft.words) / 100


def _apart(ranked: list[tuple[float, Draft]]) -> list[Draft]:
    """The drafts that share no word with a better one, in the order of the text."""
    taken: set[int] = set()
    found: list[Draft] = []
    for _, draft in sorted(ranked, key=lambda pair: -pair[0]):
        if taken.isdisjoint(draft.words):
            taken.update(draft.words)
            found.append(draft)
    return sorted(found, key=lambda draft: draft.head)


def _explained(draft: Draft, chance: float) -> Draft:
    reason = Reason(part="likelihood", rule=f"weights.json {chance:.2f}")
    return replace(draft, chance=chance, reasons=(*draft.reasons, reason))
