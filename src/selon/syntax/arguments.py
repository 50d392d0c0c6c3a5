"""The arguments of a trigger: who stands to it in which relation, in one form for every voice and shape."""

from collections.abc import Iterator

from selon.packs.grammar import Grammar
from selon.syntax.clauses import antecedent, before, passive, subject
from selon.syntax.trees import Tree

Argument = tuple[str, int]
"""(relation, token): "nsubj", "obj", "iobj", "obl:contre", "nmod:de", "amod", "possessive", "xcomp", "ccomp" …"""


def verb_arguments(tree: Tree, verb: int, grammar: Grammar) -> list[Argument]:
    """The arguments of a verb, the passive turned to the active: nsubj acts, obj undergoes."""
    found: list[Argument] = []
    if (shared := subject(tree, verb, grammar)) is not None:
        found.append(shared)
    undergoes = passive(tree, verb, grammar)
    for child in tree.below[verb]:
        found.extend(_argument(tree, verb, child, undergoes, grammar))
    found.extend(_relative_object(tree, verb, undergoes, grammar))
    if undergoes and not any(relation == "nsubj" for relation, _ in found):
        found.extend(_shared_agent(tree, verb, grammar))
        found.extend(_deeper_agent(tree, verb, grammar))
    return list(dict.fromkeys(found))


def noun_arguments(tree: Tree, noun: int, grammar: Grammar) -> list[Argument]:
    """The complements of a noun: genitives, other prepositions, adjectives, possessives, participles."""
    found: list[Argument] = []
    if tree.child(noun, "cop") is not None and (own := tree.child(noun, "nsubj")) is not None:
        found.append(("nsubj", own))
    if (engaged := _engaged(tree, noun, grammar)) is not None:
        found.append(("engaged", engaged))
    for child in tree.below[noun]:
        token = tree[child]
        relation = token.relation
        if relation == "nummod" or (relation == "acl" and "VerbForm=Inf" in token.features):
            found.append((relation, child))
        elif relation in ("nmod", "obl", "obl:agent", "obl:mod", "obl:arg"):
            preposition, head = complement(tree, child, grammar)
            found.append((f"nmod:{preposition}", head))
        elif relation == "amod" and token.pos in ("ADJ", "NOUN", "PROPN"):
            found.append(("amod", child))
            # "Son soutien indéfectible *à l'Ukraine*": the tree hangs it on the adjective.
            for inner in tree.children(child, "obl", "nmod"):
                preposition, head = complement(tree, inner, grammar)
                found.append((f"nmod:{preposition}", head))
        elif relation == "advmod" and complement(tree, child, grammar)[1] != child:
            preposition, head = complement(tree, child, grammar)
            found.append((f"nmod:{preposition}", head))
        elif token.lemma.lower() in grammar.possessives and relation in ("det", "nmod:poss"):
            found.append(("possessive", child))
        elif relation == "acl" and token.pos in ("VERB", "ADJ"):
            found.extend(_participle(tree, child, grammar))
    return found


def _engaged(tree: Tree, noun: int, grammar: Grammar) -> int | None:
    """Who is said to be at what a noun names: "X, *en visite* à Rome", "X est *en grève*"."""
    if tree.preposition(noun) not in grammar.engaged or tree.child(noun, "det") is not None:
        return None
    if tree.child(noun, "cop") is not None:
        return tree.child(noun, "nsubj")
    return tree.parent(noun) if tree[noun].relation in ("nmod", "appos", "acl") else None


def complement(tree: Tree, index: int, grammar: Grammar) -> tuple[str, int]:
    """A phrase's preposition and its head; a complex preposition ("à l'encontre de X") is seen through."""
    preposition = tree.preposition(index)
    for child in tree.children(index, "nmod", "obl"):
        inner = tree.preposition(child)
        joined = " ".join(filter(None, (preposition, _article(tree, index), tree[index].lemma.lower(), inner)))
        plain = " ".join(filter(None, (preposition, tree[index].lemma.lower(), inner)))
        for spelt in (joined.replace("' ", "'"), plain):
            if spelt in grammar.complex_prepositions:
                return spelt, child
    return preposition, index


def transparent(tree: Tree, index: int, grammar: Grammar) -> int:
    """The head that names who is meant: "une dizaine de *soldats*", "les membres du *groupe*"."""
    for _ in range(4):
        if tree[index].lemma.lower() not in grammar.transparent and tree[index].pos != "NUM":
            return index
        inner = [c for c in tree.children(index, "nmod", "obl") if tree.preposition(c) in grammar.genitive]
        if not inner:
            return index
        index = inner[0]
    return index


def _article(tree: Tree, index: int) -> str:
    article = tree.child(index, "det")
    return tree[article].text.lower().replace("’", "'") if article is not None else ""


def _argument(tree: Tree, verb: int, child: int, undergoes: bool, grammar: Grammar) -> Iterator[Argument]:
    token = tree[child]
    relation = token.relation
    if relation in ("obj", "iobj") and not _apart(tree, child):
        target = antecedent(tree, verb, child)
        if target is not None:
            yield relation, target
    elif relation.startswith("obl") or (relation == "advmod" and complement(tree, child, grammar)[1] != child):
        preposition, head = complement(tree, child, grammar)
        if relation == "obl:agent" and preposition in grammar.agent | grammar.genitive | {""}:
            yield "nsubj", child
            return
        target = antecedent(tree, verb, head)
        if (undergoes and preposition in grammar.agent) or (preposition in grammar.including and head < verb):
            yield "nsubj", head
        elif target is not None:
            yield f"obl:{preposition}" if preposition else "obl", target
    elif relation in ("xcomp", "ccomp", "advcl"):
        yield relation, child
    elif relation == "csubj" and tree.child(verb, "expl:subj") is not None:
        yield "ccomp", child


def _shared_agent(tree: Tree, verb: int, grammar: Grammar) -> Iterator[Argument]:
    """The agent of the passive that another one follows: "arrêté par X, puis *expulsé*"."""
    above = tree[verb].head
    if tree[verb].relation != "conj" or above >= verb or not passive(tree, above, grammar):
        return
    if tree.child(verb, "nsubj", "nsubj:pass") is None:
        agents = [a for a in verb_arguments(tree, above, grammar) if a[0] == "nsubj"]
        yield from (agent for agent in agents if agent[1] < verb)


def _deeper_agent(tree: Tree, verb: int, grammar: Grammar) -> Iterator[Argument]:
    """The agent of a passive that the tree hung on the infinitive before it: "appelé à partir *par l'opposition*"."""
    for clause in tree.children(verb, "xcomp"):
        for child in tree.children(clause, "obl", "obl:agent"):
            if tree.preposition(child) in grammar.agent and not passive(tree, clause, grammar):
                yield "nsubj", child


def _apart(tree: Tree, child: int) -> bool:
    """Whether a pronoun only stresses another party, between commas or after "quant à": "le Japon, *lui*, …"."""
    beside = [tree[at].pos for at in (child - 1, child + 1) if 0 <= at < len(tree)]
    return tree[child].pos == "PRON" and (beside == ["PUNCT", "PUNCT"] or beside[0] == "ADP")


def _relative_object(tree: Tree, verb: int, undergoes: bool, grammar: Grammar) -> Iterator[Argument]:
    """The antecedent of an adnominal infinitive or of "que" that the parser left as a mark."""
    if tree[verb].relation not in ("acl:relcl", "advcl") or undergoes or tree.child(verb, "obj") is not None:
        return
    marks = [mark for mark in tree.children(verb, "mark") if tree[mark].lemma.lower() in grammar.relative_object]
    parent = tree.parent(verb)
    if not marks or parent is None:
        return
    if tree[verb].relation == "acl:relcl":
        yield "obj", parent
    elif len(tree.children(marks[0])) == 0 and marks[0] and tree[marks[0] - 1].text == ",":
        # "La Chine, *que* Washington soupçonne, …", which the tree may take for an adverbial clause.
        noun = before(tree, marks[0])
        if noun is not None and tree.child(verb, "nsubj") is not None:
            yield "obj", noun


def _participle(tree: Tree, participle: int, grammar: Grammar) -> Iterator[Argument]:
    """What a participle brings to its noun: "l'attaque *menée par X* contre Y"."""
    for child in tree.below[participle]:
        relation = tree[child].relation
        preposition, head = complement(tree, child, grammar)
        if relation == "obl:agent" or (relation.startswith("obl") and preposition in grammar.agent):
            yield "agent", head
        elif relation.startswith("obl"):
            yield f"nmod:{preposition}", head
        elif relation == "obj":
            yield ("targeted" if tree[participle].lemma.lower() in grammar.targeting else "participle:obj"), head
