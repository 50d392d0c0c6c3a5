"""Voice, mood and subjects of clauses, read off the tree."""

from selon.packs.grammar import Grammar
from selon.syntax.trees import Tree

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
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
    if not lemmas:
        return tree.child(verb, "obj") is None
    return grammar.active_auxiliary not in lemmas


def pronominal(tree: Tree, verb: int, grammar: Grammar) -> bool:
    """Whether the verb stands with its reflexive pronoun."""
    return any(
        tree[child].pos == "PRON" and tree[child].lemma.lower() in grammar.reflexive and child < verb
        for child in tree.below[verb]
    )


def subject(tree: Tree, verb: int, grammar: Grammar, depth: int = 0) -> tuple[str, int] | None:
    """The argument that stands as a verb's subject, own, relative, shared or controlled.

    Comes back as (relation, token) with the relation normalised to the active voice: "nsubj" for
    who acts, "obj" for who undergoes.
    """
    undergoes = passive(tree, verb, grammar)
    own = tree.child(verb, *SUBJECTS)
    if own is not None and (found := antecedent(tree, verb, own)) is not None:
        return ("obj" if undergoes else "nsubj"), found
    if depth > 6 or (own is not None):
        return None
    found = _shared(tree, verb, grammar, depth)
    return None if found is None else (("obj" if undergoes else "nsubj"), found)


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
            return None
        clause = parent
    return None


def _shared(tree: Tree, verb: int, grammar: Grammar, depth: int) -> int | None:
    relation, parent = tree[verb].relation, tree.parent(verb)
    if parent is None:
        return None
    finite = bool({"VerbForm=Fin", "Mood=Ind", "Mood=Cnd"} & tree[verb].features)
    if relation == "acl" and "VerbForm=Inf" not in tree[verb].features:
        return parent
    if relation == "amod":
        return parent
    if relation == "xcomp":
        return _controller(tree, verb, parent, grammar, depth)
    if relation == "conj" or (relation in ("advcl", "parataxis") and not finite):
        if tree[parent].pos not in ("VERB", "AUX", "ADJ"):
            return None
        if relation == "conj" and tree[verb].pos == "NOUN":
            return None
        above = subject(tree, parent, grammar, depth + 1)
        return above[1] if above else None
    return None


def _controller(tree: Tree, verb: int, parent: int, grammar: Grammar, depth: int) -> int | None:
    if tree[parent].lemma not in grammar.subject_control:
        for child in tree.below[parent]:
            relation = tree[child].relation
            if relation in ("obj", "iobj") and child != verb and tree[child].pos != "VERB":
                return antecedent(tree, parent, child)
            if relation.startswith("obl") and tree.preposition(child) in grammar.content_preposition and child < verb:
                return child
    above = subject(tree, parent, grammar, depth + 1)
    return above[1] if above else None
