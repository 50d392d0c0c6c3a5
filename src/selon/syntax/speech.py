"""Words of saying in a sentence: who speaks, by which word, and which part of the sentence is what is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from selon.packs.cues import REFLEXIVE, Cues, Saying
from selon.packs.grammar import Grammar
from selon.syntax.arguments import complement
from selon.syntax.clauses import AUXILIARIES, pronominal, subject
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
        if token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
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
    """The clause that a phrase covers; one that opens the sentence, or ends it after a comma, covers all of it."""
    clause = tree.clause(tree[index].head)
    below = [token for token in tree.subtree(index) if tree[token].pos != "PUNCT"]
    closes = tree[min(below) - 1].pos == "PUNCT" and all(
        token.pos == "PUNCT" for token in tree.tokens[max(below) + 1 :]
    )
    if min(below) <= 1 or closes:
        return next((a for a in [clause, *tree.ancestors(clause)] if tree.parent(a) is None), clause)
    return clause


def _at_edge(tree: Tree, index: int) -> bool:
    """Whether a phrase opens its sentence (a conjunction or an adverb may precede) and a comma closes it."""
    below = tree.subtree(index)
    after = max(below) + 1
    opens = min(below) == 0 or tree[min(below) - 1].pos in ("PUNCT", "CCONJ")
    return (
        opens
        and tree[index].pos in ("NOUN", "PROPN", "PRON")
        and (tree[max(below)].pos == "PUNCT" or (after < len(tree) and tree[after].pos == "PUNCT"))
    )


def _verbal(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    for token in tree.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        saying, rest = _family(tree, token.index, cues, grammar)
        if saying is None:
            continue
        verb = tree.host(token.index)
        scope = _scope(tree, verb, rest, saying) | _past_addressee(tree, verb, rest, grammar)
        speaker = _speaker(tree, verb, grammar)
        if (after_verb := inverted(tree, verb, grammar)) is not None:
            speaker = after_verb
            after = [
                c for c in tree.below[verb] if c > verb and tree[c].relation in ("obl", "advmod", "obl:agent", "iobj")
            ]
            own = [after_verb, *after, *tree.children(verb, *AUXILIARIES)]
            outside = {verb, *rest, *(token for child in own for token in tree.subtree(child))}
            scope = frozenset(range(len(tree))) - outside
        words = tuple(sorted({token.index, *rest}))
        yield Speech(word=verb, words=words, saying=saying, scope=scope, speaker=speaker)


def _family(tree: Tree, index: int, cues: Cues, grammar: Grammar) -> tuple[Saying | None, tuple[int, ...]]:
    lemma = tree[index].lemma.lower()
    reflexive = pronominal(tree, tree.host(index), grammar)
    below = [i for i in tree.subtree(tree.host(index)) if i != index and abs(i - index) < 6]
    for rest, saying in cues.idioms.get(lemma, ()):
        found = []
        for word in rest:
            match = next((i for i in below if word in (tree[i].lemma.lower(), tree[i].text.lower())), None)
            if match is not None:
                found.append(match)
        if len(found) == len(rest):
            return saying, tuple(found)
    return cues.sayings.get(REFLEXIVE + lemma if reflexive else lemma), ()


def _speaker(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    found = subject(tree, verb, grammar)
    if found is not None and found[0] == "nsubj":
        return found[1]
    return tree.child(verb, "obl:agent")


def inverted(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    """Who speaks where the verb follows what is said and its subject follows the verb: "…, a déclaré X", "dit-il".

    Found by the order of the words, for here the parser often takes the subject for an object.
    """
    first = verb
    while first and (tree[first - 1].pos == "AUX" or grammar.clitic(tree[first - 1].text)):
        first -= 1
    clitics = [i for i in range(first, min(verb + 2, len(tree))) if i != verb and grammar.clitic(tree[i].text)]
    if first == 0 or tree[first - 1].pos != "PUNCT" or tree.child(verb, "ccomp") is not None:
        return None
    if clitics:
        return clitics[0]
    if any(tree[child].relation.startswith("nsubj") and child < verb for child in tree.below[verb]):
        return None
    after = [i for i in tree.below[verb] if i > verb and tree[i].pos in ("NOUN", "PROPN", "PRON")]
    near = [i for i in after if not tree.preposition(i) and min(tree.subtree(i)) - verb <= 2]
    return near[0] if near else None


def _scope(tree: Tree, verb: int, rest: tuple[int, ...], saying: Saying) -> frozenset[int]:
    """What a verb says: its clauses and object, the quotation it interrupts or follows, what a colon opens."""
    scope: set[int] = set()
    words = (verb, *rest)
    said = {"ccomp", "xcomp"} if saying.quotes_only else {"ccomp", "xcomp", "obj", "csubj", "nsubj:pass"}
    for word in words:
        for child in tree.below[word]:
            relation = tree[child].relation
            if child in rest:
                continue
            if (
                relation in said
                or (relation == "parataxis" and child > verb)
                or (word in rest and relation in ("nmod", "obl"))
            ):
                scope.update(tree.subtree(child))
    if tree[verb].relation == "parataxis" and (parent := tree.parent(verb)) is not None:
        scope.update(set(tree.subtree(_top(tree, parent))) - set(tree.subtree(verb)))
    return frozenset(scope) - frozenset(words)


def _past_addressee(tree: Tree, verb: int, rest: tuple[int, ...], grammar: Grammar) -> frozenset[int]:
    """The clause of "a déclaré à X *que* …", which the tree may hang on X as if it were about him."""
    found: set[int] = set()
    for child in tree.children(verb, "obl", "iobj", "obl:agent"):
        for inner in (child, *tree.children(child, "appos", "flat:name", "nmod")):
            for clause in tree.children(inner, "acl:relcl", "acl"):
                if child not in rest and tree[min(tree.subtree(clause))].lemma.lower() in grammar.relative_object:
                    found.update(tree.subtree(clause))
    return frozenset(found)


def _top(tree: Tree, index: int) -> int:
    """The root over a token: an interrupted or preceding quotation is the rest of the sentence."""
    return next((a for a in [index, *tree.ancestors(index)] if tree.parent(a) is None), index)


def _citing(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    """ "…, citant X": a further source, inside what the first one says; "…, cité par X": one around it."""
    for token in tree.tokens:
        if token.lemma.lower() not in cues.attribution.quoting or token.pos not in ("VERB", "ADJ"):
            continue
        if (by := tree.child(token.index, "obl:agent")) is not None:
            outside = frozenset(range(len(tree))) - frozenset(tree.subtree(token.index))
            yield Speech(word=token.index, words=(token.index,), speaker=by, scope=outside, saying=None)
            continue
        cited = tree.child(token.index, "obj")
        if cited is None:
            continue
        top = _top(tree, token.index)
        outer = {index for index in tree.below[top] if "nsubj" in tree[index].relation}
        scope = set(tree.subtree(top)) - set(tree.subtree(token.index)) - outer - {top}
        yield Speech(word=token.index, words=(token.index,), speaker=cited, saying=None, scope=frozenset(scope))
