"""Gender as the words around a noun, a name or a pronoun show it."""

from selon.packs.grammar import Grammar
from selon.syntax.trees import Tree

SAME = ("appos", "flat", "flat:name")
"""Relations of words that stand for one and the same as their head: "*la* chancelière Angela Merkel"."""

NEAR = 6
"""Words between a title's determiner and the name it belongs to."""


def gender(tree: Tree, head: int, grammar: Grammar) -> str | None:
    """ "m" or "f" by the forms of a token, its determiner, its contracted preposition or its title; else None."""
    own = grammar.gender.of(grammar.pronoun(tree[head].text)) if tree[head].pos == "PRON" else None
    if own is not None:
        return own
    around = [head, *(tree[head].head,) * (tree[head].relation in SAME), *tree.children(head, *SAME)]
    words = [
        child
        for at in around
        for child in (*tree.children(at, "det", "case"), *_before(tree, at))
        if "Number=Plur" not in tree[child].features
    ]
    return next((found for word in words if (found := grammar.gender.of(tree[word].text.lower())) is not None), None)


def latter(tree: Tree, head: int, grammar: Grammar) -> bool:
    """Whether a token stands for who was named last: "celui-ci", "ce dernier"."""
    token = tree[head]
    if token.pos == "PRON":
        return token.text.lower() in grammar.pronouns.latter
    pointing = any("PronType=Dem" in tree[child].features for child in tree.children(head, "det"))
    return pointing and token.lemma.lower() in grammar.pronouns.latter and not tree.children(head, "nmod")


def _before(tree: Tree, index: int) -> tuple[int, ...]:
    """What opens the noun phrase that a name closes: "*Mme* Bachelet", "*la* chancelière allemande Angela Merkel"."""
    if tree[index].pos != "PROPN":
        return ()
    first = index - 1
    while first > 0 and tree[first].pos in ("NOUN", "ADJ", "PROPN") and index - first < NEAR:
        first -= 1
    return tuple(range(max(0, first), index))
