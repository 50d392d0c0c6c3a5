"""Score predicted claims against gold claims: the project's measure, one to one with its scorer."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from selon.ontology import SYMMETRIC, UNKNOWN

Record = Mapping[str, Any]
Key = tuple[str, str | None]

WHO = ("actors", "recipients", "sources")
SLOTS = (*WHO, "quantities", "when", "where")
MEASURES = ("claims", "typed+mode", *SLOTS, "factuality", "strict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One disagreement: a claim missed, one too many ("spurious"), or one with wrong parts ("slots")."""

    document: Key
    kind: str
    gold: Record | None
    predicted: Record | None


@dataclass(slots=True, kw_only=True)
class Scores:
    """Counts of right, predicted and gold things, over all documents and by event type."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_type: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Miss] = field(default_factory=list)

    def measure(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one measure; for factuality all three are the accuracy."""
        return measure(self.counts[name])


def measure(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 from counts of right, predicted and gold things."""
    precision = counts["right"] / counts["predicted"] if counts["predicted"] else 0.0
    recall = counts["right"] / counts["gold"] if counts["gold"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(gold: Iterable[Record], predicted: Iterable[Record]) -> Scores:
    """The scores of predicted documents against gold ones, paired by id and language."""
    theirs = {key_of(document): document for document in predicted}
    scores = Scores()
    for key, document in {key_of(document): document for document in gold}.items():
        _score_document(scores, key, document["claims"], theirs.get(key, {"claims": []})["claims"])
    for name in ("typed+mode", "strict"):
        scores.counts[name].update(predicted=scores.counts["claims"]["predicted"], gold=scores.counts["claims"]["gold"])
    matched = scores.counts["claims"]["right"]
    scores.counts["factuality"].update(predicted=matched, gold=matched)
    return scores


def fillers(claim: Record) -> dict[str, set[Any]]:
    """What a claim's parts compare by: codes of who, values of how many, dates of when, names of where."""
    found: dict[str, set[Any]] = {slot: {_who(entity) for entity in claim.get(slot) or ()} - {""} for slot in WHO}
    if claim["event"] in SYMMETRIC:
        found["actors"], found["recipients"] = found["actors"] | found["recipients"], set()
    found["quantities"] = {
        tuple(None if q.get(k) is None else float(q[k]) for k in ("value", "low", "high"))
        for q in claim.get("quantities") or ()
    }
    when = claim.get("when") or {}
    found["when"] = {(when.get("start"), when.get("end"))} if when.get("start") or when.get("end") else set()
    found["where"] = {(place.get("country") or "", _fold(place.get("name"))) for place in claim.get("where") or ()}
    return found


def key_of(document: Record) -> Key:
    """By what documents are paired."""
    return document["id"], document.get("language")


def _score_document(scores: Scores, key: Key, gold: list[Record], predicted: list[Record]) -> None:
    pairs = _match(predicted, gold)
    scores.counts["claims"].update(right=len(pairs), predicted=len(predicted), gold=len(gold))
    for side, claims in (("predicted", predicted), ("gold", gold)):
        for claim in claims:
            scores.by_type[claim["event"]][side] += 1
            for slot, values in fillers(claim).items():
                scores.counts[slot][side] += len(values)
    for i, j in pairs:
        _score_pair(scores, key, predicted[i], gold[j])
    found, met = {i for i, _ in pairs}, {j for _, j in pairs}
    scores.misses += [
        Miss(document=key, kind="missed", gold=c, predicted=None) for j, c in enumerate(gold) if j not in met
    ]
    scores.misses += [
        Miss(document=key, kind="spurious", gold=None, predicted=c) for i, c in enumerate(predicted) if i not in found
    ]


def _score_pair(scores: Scores, key: Key, predicted: Record, gold: Record) -> None:
    ours, theirs = fillers(predicted), fillers(gold)
    scores.by_type[gold["event"]]["right"] += 1
    for slot in SLOTS:
        scores.counts[slot]["right"] += _right(slot, ours[slot], theirs[slot])
    scores.counts["typed+mode"]["right"] += (predicted.get("mode") or None) == (gold.get("mode") or None)
    scores.counts["factuality"]["right"] += predicted["factuality"] == gold["factuality"]
    strict = predicted["factuality"] == gold["factuality"] and all(ours[slot] == theirs[slot] for slot in WHO)
    scores.counts["strict"]["right"] += strict
    if not strict:
        scores.misses.append(Miss(document=key, kind="slots", gold=gold, predicted=predicted))


def _match(predicted: list[Record], gold: list[Record]) -> list[tuple[int, int]]:
    """Pairs of claims, one to one, those with the highest affinity first."""
    ranked = sorted(
        ((_affinity(p, g), -i, -j) for i, p in enumerate(predicted) for j, g in enumerate(gold)), reverse=True
    )
    pairs: dict[int, int] = {}
    met: set[int] = set()
    for affinity, i, j in ranked:
        if affinity and -i not in pairs and -j not in met:
            pairs[-i] = -j
            met.add(-j)
    return list(pairs.items())


def _affinity(predicted: Record, gold: Record) -> int:
    """Nought where two claims cannot match, else the better they match the higher."""
    if predicted["event"] != gold["event"]:
        return 0
    ours, theirs = fillers(predicted), fillers(gold)
    trigger = _overlap(predicted["trigger"], gold["trigger"])
    shared = sum(len(ours[slot] & theirs[slot]) for slot in WHO)
    evidence = _overlap(predicted.get("evidence") or predicted["trigger"], gold.get("evidence") or gold["trigger"])
    if not trigger and not (evidence and shared):
        return 0
    return 100 * trigger + 10 * shared + len(ours["quantities"] & theirs["quantities"]) + 1


def _right(slot: str, ours: set[Any], theirs: set[Any]) -> int:
    """How many of our fillers stand in theirs; places agree by country and, where both have one, by name."""
    if slot != "where":
        return len(ours & theirs)
    left, right = list(theirs), 0
    for country, name in ours:
        for position, (other, called) in enumerate(left):
            if country == other and (not name or not called or name in called or called in name):
                right += 1
                del left[position]
                break
    return right


def _who(entity: Record) -> str:
    code = (entity.get("code") or "").strip()
    if not code or code.startswith(UNKNOWN):
        return _fold(entity.get("name") or (entity.get("span") or {}).get("text"))
    head = str(code.split(".")[0])
    return head.upper().replace(" ", "") if ":" in head else head


def _fold(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def _overlap(a: Record, b: Record) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))
