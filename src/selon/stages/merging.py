"""One happening told by two words of a sentence becomes one draft: "une frappe a tué", "tué dans une frappe"."""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Party, Reading, Span
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "obl:agent", "conj", "appos"})
"""Relations over which a noun still belongs to the clause of the verb above it."""
PRESENT = frozenset({"Tense=Pres", "VerbForm=Part"})
SUFFERED = frozenset({"killed", "wounded"})


def merge(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its drafts with those of one happening joined, and without nouns that only complete a verb."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in reading.drafts:
        by_sentence[draft.sentence].append(draft)
    losses = [quantity.span for quantity in reading.quantities if quantity.role in SUFFERED]
    merged = [
        draft
        for index, drafts in by_sentence.items()
        for draft in _sentence(Tree(reading.sentences[index]), drafts, losses)
    ]
    return replace(reading, drafts=tuple(merged))


def _sentence(tree: Tree, drafts: list[Draft], losses: list[Span]) -> list[Draft]:
    used = {head for draft in drafts for head in draft.uses}
    kept = {draft.head: draft for draft in drafts if draft.part != "noun" or draft.head not in used}
    for draft in list(kept.values()):
        other = next((o for o in kept.values() if o is not draft and _is_part(tree, draft, o, losses)), None)
        if other is not None:
            kept[other.head] = _joined(other, draft)
            del kept[draft.head]
    return sorted(kept.values(), key=lambda draft: draft.head)


def _is_part(tree: Tree, draft: Draft, other: Draft, losses: list[Span]) -> bool:
    return _is_told_by(tree, draft, other) or _is_toll(tree, draft, other, losses)


def _is_toll(tree: Tree, draft: Draft, other: Draft, losses: list[Span]) -> bool:
    """Whether a draft only counts whom an attack killed or wounded: "a frappé la ville, *tuant* douze personnes"."""
    token = tree[draft.head]
    if draft.event != other.event or draft.part != "verb" or token.head not in (*other.words, other.anchor):
        return False
    heads = {*draft.words, *(child for word in draft.words for child in tree.below[word])}
    counted = any(span.start <= tree[head].start < span.end for head in heads for span in losses)
    participle = token.features >= PRESENT and token.relation in ("advcl", "acl", "conj")
    return counted and (participle or (token.relation == "acl:relcl" and other.part == "noun"))


def _is_told_by(tree: Tree, draft: Draft, other: Draft) -> bool:
    """Whether a draft tells no more than a part of what another one of the same type tells."""
    if draft.event != other.event or not _compatible(draft, other):
        return False
    token = tree[draft.head]
    if draft.part == "noun":
        return other.part == "verb" and _in_clause(tree, draft.head, other)
    over = token.head in (*other.words, other.anchor)
    if token.relation == "acl:relcl":
        return over and other.part == "noun"
    return over and "VerbForm=Part" in token.features and token.relation in ("advcl", "acl", "xcomp")


def _in_clause(tree: Tree, noun: int, verb: Draft) -> bool:
    step = noun
    while tree[step].relation in NOMINAL:
        above = tree.parent(step)
        if above is None:
            return False
        if above in (*verb.words, verb.anchor):
            return True
        step = above
    return False


def _compatible(draft: Draft, other: Draft) -> bool:
    """Whether neither role is filled by different phrases on both sides."""
    for role in ("actor", "recipient"):
        ours, theirs = ({p.head for p in d.parties if p.role == role} for d in (draft, other))
        if ours and theirs and not ours & theirs and not (draft.part == "noun" and draft.head in theirs):
            return False
    return True


def _joined(other: Draft, draft: Draft) -> Draft:
    roles = {party.role for party in other.parties}
    extra: tuple[Party, ...] = tuple(party for party in draft.parties if party.role not in roles)
    return replace(other, words=other.words + draft.words, parties=other.parties + extra, mode=other.mode or draft.mode)
