"""Words of saying in a sentence: who speaks, by which word, and which part of the sentence is what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from selon.packs.cues import Cues, Saying
from selon.packs.grammar import Grammar
from selon.syntax.arguments import complement
from selon.syntax.clauses import AUXILIARIES, subject
from selon.syntax.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One act of saying in a sentence.

    `word` is the token that says so, `words` with the rest of its idiom; `speaker` the head of who speaks, None
    where the text does not give it; `scope` the tokens of what is said; `saying` the family, None for "selon".
    """

    word: int
    words: tuple[int, ...]
    speaker: int | None
    scope: frozenset[int]
    saying: Saying | None
    opinion: bool = False


def speeches(tree: Tree, cues: Cues, grammar: Grammar) -> list[Speech]:
    """The acts of saying of a sentence, outermost first."""
    found = [*_prepositional(tree, cues, grammar), *_verbal(tree, cues, grammar), *_citing(tree, cues, grammar)]
    return sorted(found, key=lambda speech: -len(speech.scope))


def _prepositional(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    """ "Selon X, …": covers the clause that it stands in, or the whole sentence where it opens it."""
    for token in tree.tokens:
        if not (token.relation.startswith(("obl", "nmod", "advmod", "dislocated", "parataxis"))):
            continue
        preposition, head = complement(tree, token.index, grammar)
        known = preposition in cues.attribution.prepositions
        opinion = preposition in cues.attribution.opinion_prepositions
        if not known and not (opinion and _at_edge(tree, token.index)):
            continue
        marker = next(iter(tree.children(token.index, "case", "mark")), token.index)
        own = frozenset(tree.subtree(token.index))
        yield Speech(
            word=marker, words=(marker,), speaker=head, saying=None, opinion=opinion,
            scope=frozenset(tree.subtree(_scope_head(tree, token.index))) - own,
        )  # fmt: skip


def _scope_head(tree: Tree, index: int) -> int:
    """The clause that a phrase covers; one that opens the sentence covers all of it."""
    clause = tree.clause(tree[index].head)
    if min(tree.subtree(index)) <= 1:
        return next((a for a in [clause, *tree.ancestors(clause)] if tree.parent(a) is None), clause)
    return clause


def _at_edge(tree: Tree, index: int) -> bool:
    """Whether a phrase opens its sentence (a conjunction or an adverb may precede) and a comma closes it."""
    below = tree.subtree(index)
    after = max(below) + 1
    opens = min(below) <= 2 or tree[min(below) - 1].pos == "PUNCT"
    return opens and (tree[max(below)].pos == "PUNCT" or (after < len(tree) and tree[after].pos == "PUNCT"))


def _verbal(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    for token in tree.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        saying, rest = _family(tree, token.index, cues)
        if saying is None:
            continue
        scope = _scope(tree, token.index, rest)
        speaker = _speaker(tree, token.index, grammar)
        if (inverted := _inverted(tree, token.index, grammar)) is not None:
            speaker = inverted
            outside = {token.index, *rest, *tree.subtree(inverted), *tree.children(token.index, *AUXILIARIES)}
            scope = frozenset(range(len(tree))) - outside
        yield Speech(word=token.index, words=(token.index, *rest), saying=saying, scope=scope, speaker=speaker)


def _family(tree: Tree, index: int, cues: Cues) -> tuple[Saying | None, tuple[int, ...]]:
    lemma = tree[index].lemma.lower()
    below = [i for i in tree.subtree(index) if i != index and abs(i - index) < 6]
    for rest, saying in cues.idioms.get(lemma, ()):
        found = []
        for word in rest:
            match = next((i for i in below if word in (tree[i].lemma.lower(), tree[i].text.lower())), None)
            if match is not None:
                found.append(match)
        if len(found) == len(rest):
            return saying, tuple(found)
    return cues.sayings.get(lemma), ()


def _speaker(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    found = subject(tree, verb, grammar)
    if found is not None and found[0] == "nsubj":
        return found[1]
    return tree.child(verb, "obl:agent")


def _inverted(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    """Who speaks where the verb follows what is said and its subject follows the verb: "…, a déclaré X", "dit-il".

    Found by the order of the words, for here the parser often takes the subject for an object.
    """
    cluster = [verb, *(child for child in tree.children(verb, *AUXILIARIES) if child < verb)]
    clitics = [i for i in range(min(cluster), min(verb + 2, len(tree))) if i != verb and grammar.clitic(tree[i].text)]
    first = min(cluster)
    if first == 0 or tree[first - 1].pos != "PUNCT" or tree.child(verb, "ccomp") is not None:
        return None
    if clitics:
        return clitics[0]
    if any(tree[child].relation.startswith("nsubj") and child < verb for child in tree.below[verb]):
        return None
    after = [i for i in tree.below[verb] if i > verb and tree[i].pos in ("NOUN", "PROPN", "PRON")]
    near = [i for i in after if not tree.preposition(i) and min(tree.subtree(i)) - verb <= 2]
    return near[0] if near else None


def _scope(tree: Tree, verb: int, rest: tuple[int, ...]) -> frozenset[int]:
    """What a verb says: its clauses and object, the quotation it interrupts or follows, what a colon opens."""
    scope: set[int] = set()
    words = (verb, *rest)
    for word in words:
        for child in tree.below[word]:
            if child in rest:
                continue
            relation = tree[child].relation
            if relation in ("ccomp", "xcomp", "obj", "csubj") or (relation == "parataxis" and child > verb):
                scope.update(tree.subtree(child))
            elif relation in ("nmod", "obl", "obl:arg") and word in rest:
                scope.update(tree.subtree(child))
            elif relation in ("nsubj:pass", "advcl") and relation == "nsubj:pass":
                scope.update(tree.subtree(child))
    if tree[verb].relation == "parataxis" and (parent := tree.parent(verb)) is not None:
        scope.update(set(tree.subtree(_top(tree, parent))) - set(tree.subtree(verb)))
    return frozenset(scope) - frozenset(words)


def _top(tree: Tree, index: int) -> int:
    """The root over a token: an interrupted or preceding quotation is the rest of the sentence."""
    return next((a for a in [index, *tree.ancestors(index)] if tree.parent(a) is None), index)


def _citing(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    """ "…, citant le gouverneur": a further source, inside what the first one says."""
    for token in tree.tokens:
        if token.lemma.lower() not in cues.attribution.quoting or token.pos not in ("VERB", "ADJ"):
            continue
        cited = tree.child(token.index, "obj")
        if cited is None:
            continue
        top = _top(tree, token.index)
        outer = {index for index in tree.below[top] if "nsubj" in tree[index].relation}
        scope = set(tree.subtree(top)) - set(tree.subtree(token.index)) - outer - {top}
        yield Speech(word=token.index, words=(token.index,), speaker=cited, saying=None, scope=frozenset(scope))
