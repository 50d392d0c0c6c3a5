"""Drafts to claims: what is unlikely is left, what is said twice in a sentence is said once, ids are given."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Claim, Draft, Entity, Reading, Reason, Sentence, Span
from selon.ontology import PERFORMATIVE, PHYSICAL, UNKNOWN
from selon.syntax.candidates import key
from selon.syntax.traits import claim_traits, topic_traits
from selon.syntax.trees import Tree
from selon.text.ids import claim_id

if TYPE_CHECKING:
    from selon.packs.load import Pack

REFUSALS = {"AGREE": None, "AID": "assist", "CONCEDE": "yield", "CONSULT": "meet"}
"""Types that one refuses by saying that one will not, and the mode of that refusal."""
EARLIER = "an earlier sentence"
"""The rule of a party that the draft's own sentence does not name."""
UNMARKED = "certainty.toml: nothing lowers it"
SEEN = frozenset({"ASSAULT", "PROTEST"})
"""Types of which a place alone is news: "manifestations au Tibet"."""


def compose(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading its claims, in the order of the text, each passage once with its copies."""
    trees = {index: Tree(reading.sentences[index]) for index in {draft.sentence for draft in reading.drafts}}
    drafts = finished(reading.drafts)
    kept = _likely(drafts, trees, reading, pack)
    kept = _each_once([draft for draft in kept if not _serves(draft, kept, trees[draft.sentence])])
    kept = _one_statement(kept)
    events = {(draft.sentence, draft.head) for draft in kept}
    kept = [draft for draft in kept if not any((draft.sentence, head) in events for head in draft.yields)]
    claims = sorted((_claim(draft, trees[draft.sentence], reading) for draft in kept), key=lambda c: c.trigger.start)
    repeated = {reading.sentences[again].start for again, _ in reading.repeats}
    originals = (claim for claim in claims if claim.evidence.start not in repeated)
    return replace(reading, claims=tuple(_with_copies(claim, reading) for claim in originals))


def finished(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts as they are judged: what somebody will not do himself has become what he refuses."""
    return [_refused(draft) for draft in drafts]


def _likely(drafts: list[Draft], trees: Mapping[int, Tree], reading: Reading, pack: "Pack") -> list[Draft]:
    """The drafts that are likely claims by their traits; without weights, those in which somebody is read."""
    if pack.weights is None:
        return [draft for draft in drafts if _says_who(draft, trees[draft.sentence])]
    model = pack.weights.claim
    around = {n: (*reading.topics, *topic_traits(tree.sentence.text, pack, "sentence")) for n, tree in trees.items()}
    chances = [model.likelihood(claim_traits(draft, trees[draft.sentence], around[draft.sentence])) for draft in drafts]
    return [draft for draft, chance in zip(drafts, chances, strict=True) if chance >= model.threshold]


def _refused(draft: Draft) -> Draft:
    """What somebody says that he himself will not do, he rejects: "n'abandonnera jamais ses droits"."""
    own = {key(source) for source in draft.sources} <= {key(actor) for actor in draft.actors}
    if draft.event not in REFUSALS or not own or not draft.actors:
        return draft
    if draft.factuality == "PR-" or (draft.event == "CONCEDE" and draft.factuality == "CT-"):
        return replace(draft, event="REJECT", mode=REFUSALS[draft.event], factuality="CT+", sources=())
    return draft


def _says_who(draft: Draft, tree: Tree) -> bool:
    """Whether an actor, a recipient or a counted victim can be read; a bare back reference says nothing new."""
    if draft.event == "STATE":
        return bool(draft.actors) and draft.factuality != "Uu"
    if draft.event in PERFORMATIVE and not draft.actors and tree[draft.head].relation in ("acl", "amod"):
        return False  # "des hommes soupçonnés de …", "condamnés pour …": nobody is said to accuse
    readable = any(_known(entity) for entity in (*draft.actors, *draft.recipients))
    readable |= bool(draft.quantities) and draft.event in PHYSICAL  # a number alone is news: "17 morts"
    if draft.event in SEEN and draft.where:
        readable = True
    if draft.part == "noun" and any(
        "PronType=Dem" in tree[child].features for child in tree.children(draft.head, "det")
    ):
        return any(_known(entity) for entity in draft.actors)
    return readable


def _known(entity: Entity) -> bool:
    return not (entity.code or "").startswith(UNKNOWN)


def _one_statement(drafts: list[Draft]) -> list[Draft]:
    """The drafts with at most one statement of each speaker in a sentence: the one that says most."""
    best: dict[tuple[int, tuple[str, ...]], Draft] = {}
    for draft in drafts:
        if draft.event == "STATE":
            said = (draft.sentence, tuple(actor.name for actor in draft.actors))
            if said not in best or len(draft.content) > len(best[said].content):
                best[said] = draft
    kept = {id(draft) for draft in best.values()}
    return [draft for draft in drafts if draft.event != "STATE" or id(draft) in kept]


def _serves(draft: Draft, drafts: list[Draft], tree: Tree) -> bool:
    """Whether an event is only what another one of the sentence is for: "envoyés *pour rejoindre* l'armée"."""
    if draft.factuality != "Uu":
        return False
    above = set(tree.ancestors(draft.anchor))
    return any(o.anchor in above and o.event != "STATE" and o.sentence == draft.sentence for o in drafts)


def _each_once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without nouns that only take up an event of their sentence; what hung on them goes to it."""
    kept = {(draft.sentence, draft.head): draft for draft in drafts}
    for draft in drafts:
        other = next((o for o in kept.values() if _says_as_much(o, draft)), None)
        if other is not None:
            del kept[draft.sentence, draft.head]
            kept[other.sentence, other.head] = replace(
                other,
                quantities=other.quantities or draft.quantities,
                when=other.when or draft.when,
                where=other.where or draft.where,
                factuality=draft.factuality if _dropped(other, draft) else other.factuality,
            )
    return list(kept.values())


def _dropped(other: Draft, draft: Draft) -> bool:
    """Whether a plan is taken up only to say that it is off: "devait se rendre à X, mais la visite est annulée"."""
    return other.factuality == "PR+" and draft.factuality == "CT-" and draft.head > other.head


def _says_as_much(other: Draft, draft: Draft) -> bool:
    return (
        draft.part == "noun"
        and other is not draft
        and (other.sentence, other.event) == (draft.sentence, draft.event)
        and (other.part != "noun" or other.head < draft.head)
        and _within(draft.actors, other.actors)
        and _within(draft.recipients, other.recipients)
    )


def _within(ours: tuple[Entity, ...], theirs: tuple[Entity, ...]) -> bool:
    return {entity.code for entity in ours} <= {entity.code for entity in theirs}


def _claim(draft: Draft, tree: Tree, reading: Reading) -> Claim:
    trigger = tree.span(_contiguous(draft.words))
    quote = any(q.start <= trigger.start < q.end for q in reading.quotations)
    reasons = tuple(_reasons(draft, tree, trigger))
    return Claim(
        id=claim_id(reading.document, draft.event, trigger, [actor.name for actor in draft.actors]),
        event=draft.event, mode=draft.mode, trigger=trigger, evidence=_evidence(tree.sentence),
        actors=draft.actors, recipients=draft.recipients, sources=draft.sources, quantities=draft.quantities,
        when=draft.when, where=draft.where, factuality=draft.factuality, cues=draft.cues, quote=quote, reasons=reasons,
    )  # fmt: skip


def _reasons(draft: Draft, tree: Tree, trigger: Span) -> Iterator[Reason]:
    """What decided each part of a claim: those that stages have noted, and the plain ones."""
    noted = {reason.part for reason in draft.reasons}
    yield Reason(part="event", rule=draft.rule, cues=(trigger,))
    for role, entities in (("actor", draft.actors), ("recipient", draft.recipients)):
        read = [p for p in draft.parties if p.role == role and p.sentence == draft.sentence]
        for party in read if role not in noted and entities else ():
            yield Reason(part=role, rule=f"{draft.rule} {party.relation}", cues=(tree.span(tree.phrase(party.head)),))
        if entities and not read and role not in noted:
            yield Reason(part=role, rule=EARLIER, cues=tuple(e.span for e in entities if e.span is not None))
    if draft.quantities:
        yield Reason(part="quantities", rule="numbers.toml", cues=tuple(q.span for q in draft.quantities))
    if draft.when is not None:
        yield Reason(part="when", rule="dates.toml", cues=(draft.when.span,))
    if draft.where:
        yield Reason(part="where", rule="places.toml", cues=tuple(p.span for p in draft.where if p.span is not None))
    yield from draft.reasons
    if "factuality" not in noted:
        yield Reason(part="factuality", rule=UNMARKED)


def _contiguous(words: tuple[int, ...]) -> tuple[int, ...]:
    """The trigger's words as far as they stand together: a verb and its idiom, not what lies far off."""
    near = [words[0]]
    for word in sorted(words[1:]):
        if word - near[-1] in range(1, 4):
            near.append(word)
    return tuple(near)


def _evidence(sentence: Sentence) -> Span:
    return Span(start=sentence.start, end=sentence.end, text=sentence.text)


def _with_copies(claim: Claim, reading: Reading) -> Claim:
    """A claim with the places where its sentence stands again."""
    again = [
        reading.sentences[n] for n, first in reading.repeats if reading.sentences[first].start == claim.evidence.start
    ]
    return replace(claim, copies=tuple(_evidence(sentence) for sentence in again))
