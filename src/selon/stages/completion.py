"""Whom a sentence leaves unsaid: the likeliest party of the report for a role in which nobody is read."""

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Reading, Reason
from selon.syntax.candidates import Bystanders, Candidate, Parties, parties

if TYPE_CHECKING:
    from selon.packs.load import Pack
    from selon.packs.weights import Linear


def complete(reading: Reading, pack: "Pack") -> Reading:
    """Give a role in which nobody is read the party that most likely fills it; without weights, none."""
    if pack.weights is None:
        return reading
    bystanders = Bystanders(reading, pack)
    before: list[tuple[Draft, Parties]] = []
    found: list[Draft] = []
    for draft in reading.drafts:
        done = draft
        if not (draft.actors and draft.recipients):
            candidates = bystanders.candidates(draft, before)
            if not draft.actors:
                done = _filled(done, "actor", candidates, pack.weights.actor)
            if not draft.recipients:
                done = _filled(done, "recipient", candidates, pack.weights.recipient)
        before.append((draft, parties(draft)))
        found.append(done)
    return replace(reading, drafts=tuple(found))


def _filled(draft: Draft, role: str, candidates: list[Candidate], model: "Linear") -> Draft:
    """The draft with the candidates that are likely enough in a role, unless they stand in another one."""
    taken = frozenset().union(*parties(draft).values())
    weighed = [(model.likelihood(c.traits), c) for c in candidates if c.key not in taken]
    likely = [(chance, c) for chance, c in weighed if chance >= model.threshold]
    if not likely:
        return draft
    entities = tuple(replace(candidate.entity, kind=None) for _, candidate in likely)
    best = max(chance for chance, _ in likely)
    cues = tuple(entity.span for entity in entities if entity.span is not None)
    reason = Reason(part=role, rule=f"weights.json {best:.2f}", cues=cues)
    reasons = (*draft.reasons, reason)
    if role == "actor":
        return replace(draft, actors=entities, reasons=reasons)
    return replace(draft, recipients=entities, reasons=reasons)
