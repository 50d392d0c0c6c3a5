"""Who of a trigger's arguments has a part in its event, and who has one through the verb that carries an event noun."""

from collections.abc import Iterator

from selon.model import Party
from selon.ontology import SYMMETRIC
from selon.packs.cues import Support
from selon.packs.lexicon import Entry
from selon.syntax.arguments import Argument, complement, verb_arguments
from selon.syntax.scenes import INNER, Scene

SITED = frozenset({"ASSAULT", "COERCE", "CONSULT", "PROTEST"})
"""Types of which a complement of place says where and never with whom."""


def parties(scene: Scene, arguments: list[Argument], roles: dict[str, str], entry: Entry) -> Iterator[Party]:
    """The arguments that have a role, with those coordinated with them; a pair "entre A et B" is split."""
    tree, grammar = scene.tree, scene.pack.grammar
    filled: set[str] = set()
    visited = {relation for relation, named in entry.frame.roles.items() if named == "recipient"}
    for relation, head in arguments:
        members = scene.members(head)
        role = roles.get(relation.removeprefix(INNER))
        mutual = relation.endswith(f":{grammar.between}") or (entry.event in SYMMETRIC and role == "actor")
        if mutual and len(members) > 1 and all(scene.stands_for(member) is not None for member in members):
            yield from _pair(scene, members, relation)
            filled.add("recipient")
            continue
        if role not in ("actor", "recipient") or (role in filled and relation.startswith((INNER, "nmod:"))):
            continue
        for member in members:
            meant = scene.stands_for(member)
            if meant is not None and scene.only_place(meant):
                continue
            if (
                meant is not None
                and entry.event in SITED
                and scene.located(relation, meant)
                and relation not in visited
            ):
                continue
            if meant is not None and (relation != "amod" or member in scene.mentions):
                filled.add(role)
                yield Party(role=role, sentence=tree.sentence.index, head=meant, relation=relation)


def carrier(scene: Scene, noun: int, entry: Entry) -> tuple[int, list[Party]]:
    """The verb that carries an event noun ("*mener* une attaque", "*faire l'objet* d'une attaque"), and its parties."""
    tree = scene.tree
    above = tree.parent(noun)
    step = noun
    if entry.event == "REQUEST" and (asked := list(_bidden(scene, noun))):
        return noun, asked
    while above is not None and tree[above].lemma.lower() in scene.pack.grammar.transparent:
        step, above = above, tree.parent(above)
    if above is None:
        return noun, []
    verb, entries = _support(scene, above)
    if verb is None:
        return noun, []
    arguments = verb_arguments(tree, verb, scene.pack.grammar)
    via = next((found for found, head in arguments if head == step), None)
    if verb != above:
        via = f"obl:{complement(tree, step, scene.pack.grammar)[0]}"
    match = next((entry for entry in entries if entry.via in (via, (via or "").replace("obl", "nmod"))), None)
    if match is None:
        return noun, []
    return verb, [
        party
        for found, head in arguments
        if head not in (step, above)
        for party in _carried(scene, entry, match, tree[verb].lemma.lower(), found, head)
    ]


def _bidden(scene: Scene, noun: int) -> Iterator[Party]:
    """Who does what somebody asks for: "*le Conseil* se réunit à la demande de X"."""
    tree, verb = scene.tree, scene.tree.parent(noun)
    if verb is None or tree[noun].relation not in ("obl", "obl:mod") or tree[verb].pos != "VERB":
        return
    if tree.preposition(noun) in scene.pack.grammar.bidden:
        for relation, head in verb_arguments(tree, verb, scene.pack.grammar):
            if relation == "nsubj" and scene.who(head):
                yield Party(role="recipient", sentence=tree.sentence.index, head=head, relation="support:nsubj")


def _support(scene: Scene, above: int) -> tuple[int | None, tuple[Support, ...]]:
    """The support verb that a word is, or that it makes together with its own verb or copula."""
    tree, table = scene.tree, scene.pack.cues.support
    lemma = tree[above].lemma.lower()
    if tree[above].pos in ("VERB", "AUX") and (lemma,) in table:
        return above, table[(lemma,)]
    for child in tree.children(above, "obj"):
        if (entries := table.get((lemma, tree[child].lemma.lower()))) is not None:
            return above, entries
    copula, governor = tree.child(above, "cop"), tree.parent(above)
    if copula is not None and (entries := table.get((tree[copula].lemma.lower(), lemma))):
        return above, entries
    if governor is not None and (entries := table.get((tree[governor].lemma.lower(), lemma))):
        return governor, entries
    return None, ()


def _carried(scene: Scene, entry: Entry, support: Support, verb: str, relation: str, head: int) -> Iterator[Party]:
    roles, members = scene.pack.grammar.roles, scene.members(head)
    # "Des combats ont opposé *A et B*", "… *A* à B".
    opposed = relation == "obj" and support.via == "nsubj" and verb in scene.pack.grammar.reciprocal
    if relation == "nsubj":
        role: str | None = support.subject
    elif relation == "obj" and support.via == "nsubj":
        role = "actor" if opposed and len(members) == 1 else "recipient"
    else:
        role = (roles.verb | roles.address).get(relation) if relation.startswith(("obl:", "iobj")) else None
    if (opposed or relation == f"obl:{scene.pack.grammar.between}") and len(members) > 1:
        yield from _pair(scene, members, relation)
    elif role in ("actor", "recipient"):
        for member in members:
            meant = scene.stands_for(member)
            visited = entry.frame.roles.get(relation.replace("obl", "nmod")) == "recipient"
            if meant is not None and (visited or entry.event not in SITED or not scene.located(relation, meant)):
                sentence = scene.tree.sentence.index
                yield Party(role=role, sentence=sentence, head=meant, relation=f"support:{relation}")


def _pair(scene: Scene, members: list[int], relation: str) -> Iterator[Party]:
    for position, member in enumerate(members):
        role = "recipient" if position == len(members) - 1 else "actor"
        yield Party(role=role, sentence=scene.tree.sentence.index, head=member, relation=relation)
