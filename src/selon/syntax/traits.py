"""What a trigger and its surroundings look like to a linear model: binary traits, each a short string."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from selon.model import Draft, Entity
from selon.ontology import UNKNOWN, WEST, party_of
from selon.syntax.scenes import Scene
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

WORD = re.compile(r"[^\W\d_]+")
MOST = 3
"""How often one word counts for a topic at most."""
STEPS = (1, 2, 4, 8, 16)
"""From how many words of a topic on a text is a little, more, much about it."""
NEAR = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:agent", "amod", "ccomp", "xcomp", "acl"})
CHANCES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FEATURES = ("Mood=", "VerbForm=", "Tense=", "Number=")


def topic_traits(text: str, pack: "Pack", scope: str) -> tuple[str, ...]:
    """How much a text speaks of each topic of the pack: "report:war>=4"."""
    weights: Counter[str] = Counter()
    for word, count in Counter(word.lower() for word in WORD.findall(text)).items():
        for topic in pack.cues.topic_of.get(word, ()):
            weights[topic] += min(count, MOST)
    return tuple(
        f"{scope}:{topic}>={step}" for topic, weight in sorted(weights.items()) for step in STEPS if weight >= step
    )


def traits(draft: Draft, scene: Scene, around: tuple[str, ...], beside: Sequence[Draft] = ()) -> tuple[str, ...]:
    """The traits of a draft in its sentence; `around` are those of its report and its sentence.

    `beside` are all the drafts of the sentence: the other readings of its words, and what stands above and below it.
    """
    own = (
        *_own(draft, scene),
        *_governed(draft, scene),
        *_neighbours(draft, scene.tree),
        *_rivals(draft, scene, beside),
    )
    pair = [f"{draft.event}&{trait}" for trait in own if trait.startswith(("actor", "recipient", "met", "part"))]
    topics = [f"{draft.event}&{trait}" for trait in around]
    return (*dict.fromkeys((*own, *pair, *around, *topics)),)


def _own(draft: Draft, scene: Scene) -> Iterator[str]:
    token = scene.tree[draft.head]
    met = "unmet" if draft.unmet else "met"
    yield from (f"unmet:{lack}" for lack in draft.unmet)
    yield from (f"unmet:{draft.part}:{draft.event}:{lack}" for lack in draft.unmet)
    senses = {entry.event for entry in scene.pack.lexicon.entries.get(token.lemma.lower(), ())}
    yield f"senses:{min(len(senses), 4)}:{met}"
    yield from (f"event:{draft.event}", f"mode:{draft.mode}", f"rule:{draft.rule}", f"{met}", f"{met}:{draft.rule}")
    yield from (f"part:{draft.part}", f"word:{draft.event}:{token.lemma.lower()}", f"pos:{token.pos}")
    yield from (f"relation:{token.relation}", f"words:{min(len(draft.words), 3)}")
    yield from (f"form:{feature}" for feature in sorted(token.features) if feature.startswith(FEATURES))
    if draft.part == "noun":
        yield f"definite:{draft.definite}"
        yield "carried" if draft.anchor != draft.head else "bare"
    if scene.quoted(draft.head):
        yield "quoted"
    if scene.tree.sentence.index == 0:
        yield "headline"
    yield from _parties(draft, scene)
    for child in scene.tree.below[scene.tree.host(draft.head)]:
        relation = scene.tree[child].relation
        if relation in NEAR and scene.tree[child].pos in ("NOUN", "ADJ", "VERB"):
            yield f"near:{relation}:{scene.tree[child].lemma.lower()}"
            yield f"near:{draft.event}:{relation}:{scene.kind(child)}"
    named = {party_of(m.entity.code) for m in scene.mentions.values() if m.entity.code is not None}
    yield f"countries:{min(len(named), 3)}"


def _parties(draft: Draft, scene: Scene) -> Iterator[str]:
    for role in ("actor", "recipient"):
        heads = [party.head for party in draft.parties if party.role == role]
        kinds = {scene.kind(head) for head in heads} or {"none"}
        yield from (f"{role}:{kind}" for kind in sorted(kinds))
        yield f"{role}s:{min(len(heads), 2)}"


def _governed(draft: Draft, scene: Scene) -> Iterator[str]:
    """What the trigger hangs on, and how: its preposition, its determiner, its governor."""
    tree = scene.tree
    word, lemma, relation = tree[draft.head], tree[draft.head].lemma.lower(), tree[draft.head].relation
    preposition, determiner, above = (
        tree.preposition(draft.head),
        tree.child(draft.head, "det"),
        tree.parent(draft.head),
    )
    yield f"after:{preposition}"
    yield f"after:{preposition}:{determiner is None}"
    yield f"relation:{lemma}:{relation}"
    yield f"relation:{draft.event}:{draft.part}:{relation}"
    yield from (f"form:{lemma}:{feature}" for feature in sorted(word.features) if feature.startswith(FEATURES))
    if determiner is not None:
        yield f"det:{tree[determiner].lemma.lower()}"
    if above is not None:
        governor = tree[above].lemma.lower()
        yield f"under:{governor}"
        yield f"under:{governor}:{lemma}"
        yield f"under:{tree[above].pos}:{relation}"
        yield f"under:{draft.event}:{scene.kind(above)}:{relation}"


def _neighbours(draft: Draft, tree: Tree) -> Iterator[str]:
    """The words right before and after the trigger."""
    lemma = tree[draft.head].lemma.lower()
    for side, at in (("left", draft.head - 1), ("right", draft.head + 1)):
        word = tree[at].lemma.lower() if 0 <= at < len(tree) else ""
        yield f"{side}:{word}"
        yield f"{side}:{draft.event}:{word}"
        yield f"{side}:{lemma}:{word}"


def _rivals(draft: Draft, scene: Scene, beside: Sequence[Draft]) -> Iterator[str]:
    """The other readings of the trigger's words, and the candidates above and below it in the tree."""
    tree, words = scene.tree, set(draft.words)
    ancestors = list(tree.ancestors(draft.head))
    heads = {other.head for other in beside}
    above = next((token for token in ancestors if token in heads), None)
    below = set(tree.subtree(draft.head)) - {draft.head}
    for other in beside:
        if other is not draft and not words.isdisjoint(other.words):
            yield f"rival:{other.event}:{bool(other.unmet)}"
            yield f"rival:{draft.event}:{other.event}:{bool(draft.unmet)}:{bool(other.unmet)}"
        if other.head == above:
            yield f"above:{other.event}"
            yield f"above:{draft.event}:{other.event}:{ancestors.index(above) == 0}"
        if other.head in below:
            yield f"below:{draft.event}:{other.event}"


def claim_traits(draft: Draft, tree: Tree, around: tuple[str, ...]) -> tuple[str, ...]:
    """The traits of a finished draft: what is known of its parties, sources, certainty, numbers, time and place."""
    own = tuple(_finished(draft, tree))
    return (*dict.fromkeys((*own, *(f"{draft.event}&{trait}" for trait in (*own, *around)), *around)),)


def _finished(draft: Draft, tree: Tree) -> Iterator[str]:
    token = tree[draft.head]
    yield from (f"event:{draft.event}", f"rule:{draft.rule}", f"part:{draft.part}", f"fact:{draft.factuality}")
    yield from (f"relation:{token.relation}", f"word:{draft.event}:{token.lemma.lower()}", f"definite:{draft.definite}")
    yield from (f"chance>={step}" for step in CHANCES if draft.chance >= step)
    for role, parties in (("actor", draft.actors), ("recipient", draft.recipients), ("source", draft.sources)):
        yield from (f"{role}:{sort}" for sort in sorted({_sort(entity) for entity in parties} or {"none"}))
    yield from (f"{name}:{bool(value)}" for name, value in _circumstances(draft))
    determiners = tree.children(draft.head, "det")
    yield from (f"det:{tree[child].lemma.lower()}" for child in determiners)
    yield f"abroad:{_abroad(draft)}"
    if tree.sentence.index == 0:
        yield "headline"
    if tree.sentence.quote is not None:
        yield "quoted"
    if draft.event == "STATE":
        yield f"content:{min(len(draft.content) // 4, 4)}"
        yield f"yields:{min(len(draft.yields), 2)}"


def _circumstances(draft: Draft) -> tuple[tuple[str, object], ...]:
    return ("quantity", draft.quantities), ("when", draft.when), ("where", draft.where), ("source", draft.sources)


def _sort(entity: Entity) -> str:
    """What kind of party an entity is: a country, its sector, a body, somebody unknown."""
    country, _, sector = (entity.code or "").partition(".")
    if not country:
        return "name"
    if country in (UNKNOWN, WEST):
        return f"{country}.{sector}"
    return country.partition(":")[0] if ":" in country else f"country.{sector}"


def _abroad(draft: Draft) -> str:
    """Whether actor and recipient are of one country, of two, or one of them is not known."""
    ours, theirs = ({party_of(e.code) for e in parties} - {"", UNKNOWN} for parties in (draft.actors, draft.recipients))
    if not ours or not theirs:
        return f"{bool(ours)}-{bool(theirs)}"
    return "same" if ours & theirs else "other"
