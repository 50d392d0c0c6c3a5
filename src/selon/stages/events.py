"""Triggers and their arguments: which words of a sentence name an event, and who stands in its roles."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Reading, Sentence
from selon.ontology import SWALLOWING
from selon.packs.lexicon import Entry
from selon.syntax.arguments import Argument, complement, noun_arguments, verb_arguments
from selon.syntax.clauses import pronominal, reciprocal
from selon.syntax.parties import carrier, parties
from selon.syntax.scenes import INNER, Scene
from selon.syntax.speech import inverted
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

ADDRESSED = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATE"}
)
SPOKEN = frozenset({"ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types that are done by saying so."""
NOUNS = ("NOUN", "PROPN")
SORTS = frozenset({"who", "force", "country", "place", "number", "clause"})
"""Needs of a sort of phrase; all others are of a word."""
IMPERATIVE = "Mood=Imp"


def extract(reading: Reading, pack: "Pack") -> Reading:
    """Give the reading a draft for every word that names an event by a frame of the pack."""
    drafts = [
        draft for sentence in reading.sentences if sentence.tokens for draft in _sentence(sentence, reading, pack)
    ]
    return replace(reading, drafts=tuple(drafts))


def _sentence(sentence: Sentence, reading: Reading, pack: "Pack") -> list[Draft]:
    scene = Scene(sentence, reading, pack)
    found: list[Draft] = []
    for index in range(len(scene.tree)):
        demand = _demand(scene, index)
        found += [demand] if demand is not None else _triggers(scene, index)
    return found


def _demand(scene: Scene, index: int) -> Draft | None:
    """An imperative in what somebody is quoted to say asks for what it names: "arrêtez la destruction"."""
    token = scene.tree[index]
    if token.pos != "VERB" or IMPERATIVE not in token.features or not scene.quoted(index):
        return None
    if token.lemma.lower() not in scene.pack.lexicon.entries:
        return None
    if scene.tree.child(index, "nsubj") is not None:
        return None
    below = tuple(
        child for child in scene.tree.below[index] if scene.tree[child].relation in ("obj", "obl", "xcomp", "ccomp")
    )
    return Draft(
        sentence=scene.tree.sentence.index, head=index, words=(index,), event="REQUEST", mode=None,
        rule="grammar.toml#imperative", part="verb", anchor=index, content=below,
    )  # fmt: skip


def _triggers(scene: Scene, index: int) -> list[Draft]:
    """The drafts of a token: of each type the best frame, one whose needs are met before one whose are not."""
    token = scene.tree[index]
    if scene.named(index):
        return []
    found: dict[str, Draft] = {}
    for entry in scene.pack.lexicon.entries.get(token.lemma.lower(), ()):
        if not _fits(entry, token.pos) or (
            entry.part == "verb" and entry.pronominal != pronominal(scene.tree, index, scene.pack.grammar)
        ):
            continue
        best = found.get(entry.event)
        if best is not None and not best.unmet:
            continue
        if not scene.words.issuperset(entry.rest):
            continue  # most idioms: not all of their words stand anywhere in the sentence
        words = _rest(scene.tree, index, entry.rest)
        draft = _draft(scene, index, words, entry) if words is not None else None
        if draft is not None and (best is None or not draft.unmet):
            found[entry.event] = draft
    return list(found.values())


def _fits(entry: Entry, pos: str) -> bool:
    if entry.part == "noun":
        return pos in NOUNS
    return pos in ("VERB", "AUX", "ADJ") if entry.part == "verb" else pos in ("ADJ", "VERB")


def _rest(tree: Tree, index: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens below the trigger that spell the further words of a pattern, in order; None if one lacks."""
    if not rest:
        return ()
    below = [i for i in tree.subtree(tree.host(index)) if i != index and abs(i - index) < 12]
    found: list[int] = []
    position = -1
    for word in rest:
        match = next((i for i in below if i > position and word in (tree[i].lemma.lower(), tree[i].text.lower())), None)
        if match is None:
            return None
        found.append(match)
        position = match
    return tuple(found)


def _draft(scene: Scene, index: int, rest: tuple[int, ...], entry: Entry) -> Draft | None:
    nominal = entry.part == "noun"
    find = noun_arguments if nominal else verb_arguments
    arguments = find(scene.tree, scene.tree.host(index), scene.pack.grammar)
    for inner in rest:
        if scene.tree[inner].pos in NOUNS:
            arguments += [a for a in noun_arguments(scene.tree, inner, scene.pack.grammar) if a[1] not in rest]
            arguments += [("obj", name) for name in _bare(scene.tree, inner)]
    if entry.part == "verb" and entry.event in SPOKEN:
        arguments = _turned(scene, index, arguments)
    arguments += _inner(scene, scene.tree.host(index), arguments, nominal)
    unmet = _unmet(scene, entry, scene.tree.host(index), arguments)
    if unmet is None:
        return None
    arguments = [(relation, head) for relation, head in arguments if head not in rest]
    anchor, carried = carrier(scene, index, entry) if nominal else (scene.tree.host(index), [])
    roles = _roles(entry, scene.pack)
    grammar = scene.pack.grammar
    agents = {"agent", *(f"nmod:{preposition}" for preposition in grammar.agent)}
    if nominal and any(relation.removeprefix(INNER) in agents for relation, _ in arguments):
        roles |= {f"nmod:{preposition}": "recipient" for preposition in grammar.genitive}
    cast = list(parties(scene, arguments, roles, entry))
    cast += [party for party in carried if party.role not in {p.role for p in cast}]
    content = tuple(head for relation, head in arguments if _is_content(relation, head, roles, entry, scene))
    return Draft(
        sentence=scene.tree.sentence.index, head=index, words=(index, *rest), event=entry.event, mode=entry.frame.mode,
        rule=entry.rule, negative=entry.frame.polarity == "-", part=entry.part, anchor=anchor,
        parties=tuple(cast), content=content, unmet=unmet, uses=_uses(scene, entry, arguments),
        definite=nominal and _definite(scene, index), mutual=reciprocal(scene.tree, anchor, grammar),
    )  # fmt: skip


def _bare(tree: Tree, inner: int) -> list[int]:
    """The name that the tree hung on an idiom's noun right before it: "mettre en *cause* X"."""
    names = [child for child in tree.children(inner, "appos", "nmod", "flat") if tree[child].pos in NOUNS]
    return [
        name for name in names if tree.child(name, "case") is None and tree[min(tree.phrase(name)) - 1].index == inner
    ]


def _turned(scene: Scene, index: int, arguments: list[Argument]) -> list[Argument]:
    """The arguments of a verb that follows what is said, its subject behind it: "« … », *a prévenu le ministre*"."""
    speaker = inverted(scene.tree, scene.tree.host(index), scene.pack.grammar)
    if speaker is None:
        return arguments
    return [("nsubj", speaker), *(a for a in arguments if a[1] != speaker and a[0] != "nsubj")]


def _uses(scene: Scene, entry: Entry, arguments: list[Argument]) -> tuple[int, ...]:
    """The objects that only complete the trigger, event nouns though they be: "suspendre *l'aide*"."""
    if entry.part == "noun":
        return ()
    classes = [value for value in entry.frame.needs.get("obj", ()) if value.startswith("@")]
    objects = [head for relation, head in arguments if relation == "obj"]
    if entry.event == "ACCUSE":
        return tuple(objects)
    return tuple(head for head in objects if any(scene.is_(head, value) for value in classes))


def _definite(scene: Scene, noun: int) -> bool:
    determiners = [scene.tree[child] for child in scene.tree.children(noun, "det")]
    grammar = scene.pack.grammar
    return any(d.lemma.lower() in grammar.definite or d.lemma.lower() in grammar.possessives for d in determiners)


def _adjacent(scene: Scene, noun: int) -> Iterator[Argument]:
    """The complement directly after a noun phrase that the tree hung on the verb above: "… aux côtés de X"."""
    tree = scene.tree
    after = max(tree.subtree(noun)) + 1
    verb = tree.parent(noun)
    if after >= len(tree) or tree[after].pos != "ADP" or verb is None:
        return
    head = tree[after].head
    if tree[head].relation == "obl" and head > after and tree[head].head in tree.ancestors(noun):
        preposition, inner = complement(tree, head, scene.pack.grammar)
        yield f"{INNER}nmod:{preposition}", inner


def _inner(scene: Scene, trigger: int, arguments: list[Argument], nominal: bool) -> list[Argument]:
    """The complements below a trigger's own one, where the tree may be either way.

    "Signer un accord *avec X*" hangs on the verb or on its object, "l'exécution de X *par Y*" on either noun.
    """
    tree, grammar = scene.tree, scene.pack.grammar
    own = {f"nmod:{preposition}" for preposition in grammar.genitive} if nominal else {"obj"}
    prefix = "nmod" if nominal else "obl"
    found = list(_adjacent(scene, trigger)) if nominal else []
    for relation, head in arguments:
        if relation not in own:
            continue
        below = [
            *tree.children(head, "nmod", "obl"),
            *(c for a in tree.children(head, "acl") for c in tree.children(a, "obl:agent", "obl")),
        ]
        for child in below:
            preposition, inner = complement(tree, child, grammar)
            if preposition not in grammar.genitive:
                found.append((f"{INNER}{prefix}:{preposition}", inner))
    return found


def _unmet(scene: Scene, entry: Entry, trigger: int, arguments: list[Argument]) -> tuple[str, ...] | None:
    """What a frame needs and does not find; None where something stands there that rules the frame out."""
    frame = entry.frame

    def heads(relation: str) -> list[int]:
        if relation == "below":
            return scene.tree.subtree(trigger)[1:]
        found = [head for own, head in arguments if relation in ("any", own.removeprefix(INNER))]
        return [other for head in found for other in scene.tree.conjuncts(head)]

    def holds(relation: str, values: tuple[str, ...]) -> bool:
        if relation == "sentence":
            return any(scene.has_word(value) for value in values)
        return any(scene.is_(head, value) for head in heads(relation) for value in values)

    if any(holds(relation, values) for relation, values in frame.unless.items()):
        return None
    return tuple(
        f"{relation}:{'word' if SORTS.isdisjoint(values) else 'sort'}:{bool(heads(relation))}"
        for relation, values in frame.needs.items()
        if not holds(relation, values)
    )


def _roles(entry: Entry, pack: "Pack") -> dict[str, str]:
    table = pack.grammar.roles
    if entry.part == "noun":
        roles = dict(table.noun)
        for preposition in pack.grammar.genitive:
            roles[f"nmod:{preposition}"] = entry.frame.genitive or "none"
    else:
        roles = table.verb | (table.address if entry.event in ADDRESSED else {})
    return roles | entry.frame.roles


def _is_content(relation: str, head: int, roles: dict[str, str], entry: Entry, scene: Scene) -> bool:
    if roles.get(relation) == "content":
        return True
    if entry.event not in SWALLOWING or relation in ("nsubj", "amod", "possessive"):
        return False
    if relation in ("ccomp", "xcomp", "acl"):
        return True
    thing = roles.get(relation) is None or not (scene.who(head) or scene.is_(head, "place"))
    return thing and relation.startswith(("obl", "nmod", "obj"))
