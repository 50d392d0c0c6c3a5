"""Triggers and their arguments: which words of a sentence name an event, and who stands in its roles."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Party, Reading, Sentence
from selon.ontology import SWALLOWING, SYMMETRIC
from selon.packs.cues import Support
from selon.packs.lexicon import Entry
from selon.syntax.arguments import Argument, complement, noun_arguments, verb_arguments
from selon.syntax.clauses import pronominal
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
SITED = frozenset({"ASSAULT", "COERCE", "CONSULT", "PROTEST"})
"""Types of which a complement of place says where and never with whom."""
NOUNS = ("NOUN", "PROPN")
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
    taken: set[int] = set()
    for index in sorted(range(len(scene.tree)), key=lambda i: scene.tree[i].pos in NOUNS):
        if index in taken:
            continue
        draft = _demand(scene, index) or _trigger(scene, index)
        if draft is not None:
            taken.update(draft.words)
            found.append(draft)
    return sorted(found, key=lambda draft: draft.head)


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


def _trigger(scene: Scene, index: int) -> Draft | None:
    token = scene.tree[index]
    if scene.named(index):
        return None
    for entry in scene.pack.lexicon.entries.get(token.lemma.lower(), ()):
        if not _fits(entry, token.pos) or (
            entry.part == "verb" and entry.pronominal != pronominal(scene.tree, index, scene.pack.grammar)
        ):
            continue
        words = _rest(scene.tree, index, entry.rest)
        if words is None:
            continue
        draft = _draft(scene, index, words, entry)
        if draft is not None:
            return draft
    return None


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
    if entry.part == "verb" and entry.event in SPOKEN:
        arguments = _turned(scene, index, arguments)
    arguments += _inner(scene, scene.tree.host(index), arguments, nominal)
    if not _needs(scene, entry, scene.tree.host(index), arguments):
        return None
    arguments = [(relation, head) for relation, head in arguments if head not in rest]
    anchor, carried = _carrier(scene, index) if nominal else (scene.tree.host(index), [])
    roles = _roles(entry, scene.pack)
    grammar = scene.pack.grammar
    agents = {"agent", *(f"nmod:{preposition}" for preposition in grammar.agent)}
    if nominal and any(relation.removeprefix(INNER) in agents for relation, _ in arguments):
        roles |= {f"nmod:{preposition}": "recipient" for preposition in grammar.genitive}
    parties = list(_parties(scene, arguments, roles, entry))
    parties += [party for party in carried if party.role not in {p.role for p in parties}]
    if not any(party.role == "actor" for party in parties):
        themselves = {relation: "actor" for relation, role in roles.items() if role == "self"}
        parties += _parties(scene, arguments, themselves, entry)
    content = tuple(head for relation, head in arguments if _is_content(relation, head, roles, entry, scene))
    return Draft(
        sentence=scene.tree.sentence.index, head=index, words=(index, *rest), event=entry.event, mode=entry.frame.mode,
        rule=entry.rule, negative=entry.frame.polarity == "-", part=entry.part, anchor=anchor,
        parties=tuple(parties), content=content,
        definite=nominal and _definite(scene, index), uses=_uses(scene, entry, arguments),
    )  # fmt: skip


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


def _needs(scene: Scene, entry: Entry, trigger: int, arguments: list[Argument]) -> bool:
    frame = entry.frame

    def holds(relation: str, values: tuple[str, ...]) -> bool:
        if relation == "sentence":
            return any(scene.has_word(value) for value in values)
        if relation == "below":
            return any(scene.is_(below, value) for below in scene.tree.subtree(trigger)[1:] for value in values)
        heads = [head for found, head in arguments if relation in ("any", found.removeprefix(INNER))]
        return any(
            scene.is_(other, value) for head in heads for other in scene.tree.conjuncts(head) for value in values
        )

    return all(holds(relation, values) for relation, values in frame.needs.items()) and not any(
        holds(relation, values) for relation, values in frame.unless.items()
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


def _parties(scene: Scene, arguments: list[Argument], roles: dict[str, str], entry: Entry) -> Iterator[Party]:
    """The arguments that have a role, with those coordinated with them; a pair "entre A et B" is split.

    The role "self" is that of troops who are sent: they stand for who sends them where nobody else does.
    """
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
            if meant is not None and role == "actor" and scene.only_place(meant):
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


def _pair(scene: Scene, members: list[int], relation: str) -> Iterator[Party]:
    for position, member in enumerate(members):
        role = "recipient" if position == len(members) - 1 else "actor"
        yield Party(role=role, sentence=scene.tree.sentence.index, head=member, relation=relation)


def _is_content(relation: str, head: int, roles: dict[str, str], entry: Entry, scene: Scene) -> bool:
    if roles.get(relation) == "content":
        return True
    if entry.event not in SWALLOWING or relation in ("nsubj", "amod", "possessive"):
        return False
    if relation in ("ccomp", "xcomp", "acl"):
        return True
    thing = roles.get(relation) is None or not (scene.who(head) or scene.is_(head, "place"))
    return thing and relation.startswith(("obl", "nmod", "obj"))


def _carrier(scene: Scene, noun: int) -> tuple[int, list[Party]]:
    """The verb that carries an event noun ("*mener* une attaque", "*faire l'objet* d'une attaque"), and its parties."""
    tree = scene.tree
    above = tree.parent(noun)
    step = noun
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
        party for found, head in arguments if head not in (step, above) for party in _carried(scene, match, found, head)
    ]


def _support(scene: Scene, above: int) -> tuple[int | None, tuple[Support, ...]]:
    """The support verb that a word is, or that it makes together with its own verb or copula."""
    tree, table = scene.tree, scene.pack.cues.support
    lemma = tree[above].lemma.lower()
    if tree[above].pos in ("VERB", "AUX") and (lemma,) in table:
        return above, table[(lemma,)]
    copula, governor = tree.child(above, "cop"), tree.parent(above)
    if copula is not None and (entries := table.get((tree[copula].lemma.lower(), lemma))):
        return above, entries
    if governor is not None and (entries := table.get((tree[governor].lemma.lower(), lemma))):
        return governor, entries
    return None, ()


def _carried(scene: Scene, support: Support, relation: str, head: int) -> Iterator[Party]:
    roles = scene.pack.grammar.roles
    if relation == "nsubj":
        role: str | None = support.subject
    elif relation == "obj" and support.via == "nsubj":
        role = "recipient"
    else:
        role = (roles.verb | roles.address).get(relation) if relation.startswith(("obl:", "iobj")) else None
    members = scene.tree.conjuncts(head)
    if relation == f"obl:{scene.pack.grammar.between}" and len(members) > 1:
        yield from _pair(scene, members, relation)
    elif role in ("actor", "recipient"):
        for member in scene.tree.conjuncts(head):
            if (meant := scene.stands_for(member)) is not None:
                sentence = scene.tree.sentence.index
                yield Party(role=role, sentence=sentence, head=meant, relation=f"support:{relation}")
