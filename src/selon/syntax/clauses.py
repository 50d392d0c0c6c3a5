"""Voice, mood and subjects of clauses, read off the tree."""

from selon.packs.grammar import Grammar
from selon.syntax.trees import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
NOMINAL = ("NOUN", "PROPN")
INSIDE = ("nmod", "amod", "flat", "flat:name", "appos", "det", "nummod")
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus")


def passive(tree: Tree, verb: int, grammar: Grammar) -> bool:
    """Whether a verb's grammatical subject undergoes the action; decided by its auxiliaries."""
    if tree[verb].lemma in grammar.unaccusative or pronominal(tree, verb, grammar):
        return False
    if tree.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    if "VerbForm=Part" not in tree[verb].features or "Tense=Pres" in tree[verb].features:
        return False
    lemmas = {tree[aux].lemma for aux in tree.children(verb, *AUXILIARIES, "cop")}
    if not lemmas and tree[verb].relation == "conj" and "VerbForm=Part" in tree[tree[verb].head].features:
        return passive(tree, tree[verb].head, grammar)  # "a pris et tenu", "a été pris et tenu": one auxiliary for both
    if not lemmas:
        return tree.child(verb, "obj") is None
    return grammar.active_auxiliary not in lemmas


def pronominal(tree: Tree, verb: int, grammar: Grammar) -> bool:
    """Whether the verb stands with its reflexive pronoun."""
    return any(
        tree[child].pos == "PRON" and tree[child].lemma.lower() in grammar.reflexive and child < verb
        for child in tree.below[verb]
    )


def reciprocal(tree: Tree, verb: int, grammar: Grammar) -> bool:
    """Whether those who do what a verb says do it to one another: "A et B *s'accusent*", "… d'*avoir attaqué*"."""
    lemma = tree[verb].lemma.lower()
    if lemma in grammar.exchanging or any(tree[c].lemma.lower() in grammar.mutually for c in tree.below[verb]):
        return True
    if pronominal(tree, verb, grammar):
        return lemma in grammar.reciprocal
    return tree[verb].relation == "xcomp" and tree[verb].head != verb and reciprocal(tree, tree[verb].head, grammar)


def subject(tree: Tree, verb: int, grammar: Grammar, depth: int = 0) -> tuple[str, int] | None:
    """The argument that stands as a verb's subject, own, relative, shared or controlled.

    Comes back as (relation, token) with the relation normalised to the active voice: "nsubj" for
    who acts, "obj" for who undergoes.
    """
    undergoes = passive(tree, verb, grammar)
    own = _own(tree, verb)
    if own is not None and (found := antecedent(tree, verb, own)) is not None:
        return ("obj" if undergoes else "nsubj"), found
    if depth > 6 or (own is not None):
        return None
    found = _shared(tree, verb, grammar, depth)
    return None if found is None else (("obj" if undergoes else "nsubj"), found)


def _own(tree: Tree, verb: int) -> int | None:
    """A verb's subject; of two that the tree gives it, the name, else the nearest: "quelques heures plus tôt, …"."""
    found = tree.children(verb, *SUBJECTS)
    ahead = [child for child in found if child < verb]
    if not found:
        return _listed(tree, verb)
    if len(ahead) < 2:
        return found[0]
    return next((child for child in ahead if tree[child].pos == "PROPN"), ahead[-1])


def _listed(tree: Tree, verb: int) -> int | None:
    """The phrase right before a finite verb that the tree lists after a comma: "selon X, *des soldats* ont tiré"."""
    words = [verb, *tree.children(verb, *AUXILIARIES)]
    if not any("VerbForm=Fin" in tree[word].features for word in words):
        return None
    first = min(words)
    noun = before(tree, first) if first else None
    if noun is None or not listed(tree, noun) or tree[first - 1].pos == "PUNCT":
        return None
    return noun


def listed(tree: Tree, noun: int) -> bool:
    """Whether a noun is tied to the one above it by a comma alone: the last one of no list."""
    first = min(tree.phrase(noun))
    above = tree.parent(noun)
    return (
        tree[noun].relation in ("conj", "appos")
        and above is not None
        and first > 0
        and tree[first - 1].pos == "PUNCT"
        and not any(tree.children(other, "cc") for other in tree.conjuncts(above))
    )


def antecedent(tree: Tree, verb: int, word: int) -> int | None:
    """What a relative pronoun stands for; any other word stands for itself."""
    if "PronType=Rel" not in tree[word].features:
        return word
    clause = verb
    for _ in range(6):
        if tree[clause].relation in ("acl:relcl", "acl", "advcl:cleft"):
            return tree.parent(clause)
        parent = tree.parent(clause)
        if parent is None:
            break
        clause = parent
    return before(tree, word)


def before(tree: Tree, word: int) -> int | None:
    """The head of the noun phrase that ends right before a word, a comma between: "le prêtre, *que* …"."""
    at = word - 1
    while at > 0 and tree[at].pos == "PUNCT":
        at -= 1
    while at > 0 and tree[at].head < word and tree[at].relation in INSIDE and tree[tree[at].head].pos in NOMINAL:
        at = tree[at].head
    return at if at >= 0 and tree[at].pos in NOMINAL else None


def _shared(tree: Tree, verb: int, grammar: Grammar, depth: int) -> int | None:
    relation, parent = tree[verb].relation, tree.parent(verb)
    if parent is None:
        return None
    finite = bool({"VerbForm=Fin", "Mood=Ind", "Mood=Cnd"} & tree[verb].features)
    if relation == "acl" and "VerbForm=Inf" not in tree[verb].features:
        return parent
    if relation == "amod":
        return parent
    if relation == "acl" and tree[parent].relation == "obj":
        above = subject(tree, tree[parent].head, grammar, depth + 1)  # "nie avoir l'intention d'*attaquer*"
        return above[1] if above and above[1] != parent else None
    if relation == "advcl" and (noun := _qualified(tree, verb)) is not None:
        return noun
    if relation == "xcomp" or (relation == "ccomp" and _infinitive(tree, verb)):
        return _controller(tree, verb, parent, grammar, depth)
    if relation == "conj" or (relation in ("advcl", "parataxis") and not finite):
        if tree[parent].pos not in ("VERB", "AUX", "ADJ"):
            return None
        if relation == "conj" and tree[verb].pos == "NOUN":
            return None
        above = subject(tree, parent, grammar, depth + 1)
        return above[1] if above else None
    return None


def _infinitive(tree: Tree, verb: int) -> bool:
    return any("VerbForm=Inf" in tree[word].features for word in (verb, *tree.children(verb, *AUXILIARIES)))


def _qualified(tree: Tree, verb: int) -> int | None:
    """The noun of a bare participle that the tree hung on the verb above: "fait état de drones *abattus*"."""
    participle = {"VerbForm=Part", "Tense=Past"} <= tree[verb].features and not tree.children(verb, *AUXILIARIES)
    if not participle or verb == 0 or tree[verb - 1].pos == "PUNCT" or tree.children(verb, "mark", "case"):
        return None
    noun = before(tree, verb)
    return noun if noun is not None and noun > tree[verb].head else None


def _controller(tree: Tree, verb: int, parent: int, grammar: Grammar, depth: int) -> int | None:
    if tree[parent].lemma not in grammar.subject_control:
        for child in tree.below[parent]:
            relation = tree[child].relation
            reflexive = tree[child].lemma.lower() in grammar.reflexive
            if relation in ("obj", "iobj") and child != verb and tree[child].pos != "VERB" and not reflexive:
                return antecedent(tree, parent, child)
            if relation.startswith("obl") and tree.preposition(child) in grammar.content_preposition and child < verb:
                return child
    above = subject(tree, parent, grammar, depth + 1)
    return above[1] if above else None
