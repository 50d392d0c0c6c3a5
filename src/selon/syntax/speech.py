"""Words of saying in a sentence: who speaks, by which word, and which part of the sentence is what is said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selon.packs.cues import REFLEXIVE, Cues, Saying
from selon.packs.grammar import Grammar
from selon.syntax.arguments import complement
from selon.syntax.clauses import AUXILIARIES, pronominal, subject
from selon.syntax.trees import Tree

SEMICOLON, OPENING, CLOSING = ";", "«“", "»”"
AFTER = frozenset({"acl", "acl:relcl", "advcl", "advmod", "appos", "iobj", "obl", "obl:agent", "obl:arg", "obl:mod"})
"""Relations of what stands behind a speaker who follows his words: where and how he says them."""
NOMINAL = frozenset({"appos", "conj", "det", "flat", "flat:foreign", "flat:name", "nmod", "amod"})


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
    found = [
        *_prepositional(tree, cues, grammar),
        *_infinitive(tree, cues),
        *_verbal(tree, cues, grammar),
        *_citing(tree, cues, grammar),
    ]
    found = [replace(speech, scope=speech.scope & segment(tree, speech.word)) for speech in found]
    return sorted(found, key=lambda speech: -len(speech.scope))


def segment(tree: Tree, word: int) -> frozenset[int]:
    """The part of a sentence, between semicolons outside quotations, in which a word stands."""
    parts, inside = [0], False
    for token in tree.tokens:
        inside = (inside or token.text in OPENING) and token.text not in CLOSING
        parts.append(parts[-1] + (token.text == SEMICOLON and not inside))
    return frozenset(token.index for token in tree.tokens if parts[token.index] == parts[word])


def _prepositional(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    """ "Selon X, …": covers the clause that it stands in, or the whole sentence where it opens it."""
    for token in tree.tokens:
        if token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            continue
        preposition, head = complement(tree, token.index, grammar)
        known = preposition in cues.attribution.prepositions
        opinion = preposition in cues.attribution.opinion_prepositions
        if not known and not (opinion and (_relative(tree, head) or _at_edge(tree, token.index))):
            continue
        marker = next(iter(tree.children(token.index, "case", "mark")), token.index)
        own = frozenset(tree.subtree(token.index))
        speaker, over = head, _scope_head(tree, token.index)
        if _relative(tree, head):
            speaker, over = _named_before(tree, marker) or head, tree.clause(tree[token.index].head)
        yield Speech(
            word=marker, words=(marker,), speaker=speaker, saying=None, opinion=opinion,
            scope=frozenset(tree.subtree(over)) - own - _background(tree, over),
        )  # fmt: skip


def _infinitive(tree: Tree, cues: Cues) -> Iterator[Speech]:
    """ "À en croire X", "à entendre X": an infinitive with what stands before it introduces who says so."""
    for token in tree.tokens:
        if "VerbForm=Inf" not in token.features:
            continue
        first = min(i for i in tree.subtree(token.index) if tree[i].pos != "PUNCT")
        spelt = " ".join(t.text.lower() for t in tree.tokens[first : token.index + 1])
        after = [c for c in tree.below[token.index] if c > token.index and tree[c].pos in ("NOUN", "PROPN", "PRON")]
        if spelt in cues.attribution.prepositions and after:
            own = frozenset(tree.subtree(token.index))
            yield Speech(
                word=first, words=tuple(range(first, token.index + 1)), speaker=after[0], saying=None,
                scope=frozenset(tree.subtree(_scope_head(tree, token.index))) - own,
            )  # fmt: skip


def _scope_head(tree: Tree, index: int) -> int:
    """The clause that a phrase covers; one that opens the sentence, or ends it after a comma, covers all of it."""
    clause = tree.clause(tree[index].head)
    below = [token for token in tree.subtree(index) if tree[token].pos != "PUNCT"]
    closes = (
        min(below) > 0
        and tree[min(below) - 1].pos == "PUNCT"
        and all(token.pos == "PUNCT" for token in tree.tokens[max(below) + 1 :])
    )
    if min(below) <= 1 or closes:
        return next((a for a in [clause, *tree.ancestors(clause)] if tree.parent(a) is None), clause)
    return clause


def _background(tree: Tree, top: int) -> set[int]:
    """The relative clauses below a clause after a comma: what the report adds on its own word."""
    return {
        t
        for clause in tree.subtree(top)
        if clause != top
        and tree[clause].relation == "acl:relcl"
        and tree[max(min(tree.subtree(clause)) - 1, 0)].pos == "PUNCT"
        for t in tree.subtree(clause)
    }


def _relative(tree: Tree, index: int) -> bool:
    return "PronType=Rel" in tree[index].features


def _named_before(tree: Tree, marker: int) -> int | None:
    """The noun phrase that ends before a relative clause: "*le ministère* de la Défense, selon lequel …"."""
    last = marker - 1
    while last > 0 and tree[last].pos == "PUNCT":
        last -= 1
    while (above := tree.parent(last)) is not None and tree[last].relation in NOMINAL and above < marker:
        last = above
    return last if tree[last].pos in ("NOUN", "PROPN") else None


def _at_edge(tree: Tree, index: int) -> bool:
    """Whether a phrase opens its sentence (a conjunction or an adverb may precede) and a comma closes it."""
    below = tree.subtree(index)
    after = max(below) + 1
    before = tree[min(below) - 1]
    opens = min(below) == 0 or (before.pos in ("PUNCT", "CCONJ") and before.text not in CLOSING)
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
        scope = _scope(tree, verb, rest, saying, grammar) | _past_addressee(tree, verb, rest, grammar)
        scope |= _involved(tree, verb, cues) if not saying.quotes_only else frozenset()
        speaker = _speaker(tree, verb, grammar)
        if (after_verb := inverted(tree, verb, grammar)) is not None:
            speaker = after_verb
            after = [c for c in tree.below[verb] if c > verb and tree[c].relation in AFTER]
            own = [after_verb, *after, *tree.children(verb, *AUXILIARIES)]
            outside = {verb, *rest, *(token for child in own for token in tree.subtree(child))}
            scope = frozenset(range(len(tree))) - outside - _background(tree, _top(tree, verb))
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
    if found is None or found[0] != "nsubj":
        return _agent(tree, verb, grammar)
    if grammar.pronoun(tree[found[1]].text) in grammar.pronouns.impersonal:
        # "À Rome, on assure que …": the capital speaks.
        before = [c for c in tree.children(verb, "obl", "obl:mod") if c < found[1] and tree[c].pos == "PROPN"]
        return before[0] if before else found[1]
    return found[1]


def _agent(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    """Who acts in the passive: the parser may have left "par X" as any complement."""
    by = (child for child in tree.children(verb, "obl") if tree.preposition(child) in grammar.agent)
    return tree.child(verb, "obl:agent") or next(by, None)


def inverted(tree: Tree, verb: int, grammar: Grammar) -> int | None:
    """Who speaks where the verb follows what is said and its subject follows the verb: "…, a déclaré X", "dit-il".

    Found by the order of the words, for here the parser often takes the subject for an object.
    """
    infinitive = "VerbForm=Inf" in tree[verb].features and tree.child(verb, "aux:caus") is None
    if infinitive or {"VerbForm=Part", "Tense=Pres"} <= tree[verb].features:
        return None
    first = min([verb, *(c for c in tree.below[verb] if tree[c].relation.startswith(("aux", "expl")) and c < verb)])
    while first and (tree[first - 1].pos == "AUX" or _joined(tree, first - 1, grammar)):
        first -= 1
    clitics = [i for i in range(first, min(verb + 2, len(tree))) if i != verb and grammar.clitic(tree[i].text)]
    if first == 0 or tree[first - 1].pos != "PUNCT" or tree.child(verb, "ccomp") is not None:
        return None
    if clitics:
        return clitics[0]
    # What stands inside a quotation that closes before the verb is not its subject, though the parser may say so.
    closed = any(token.text in CLOSING for token in tree.tokens[max(first - 2, 0) : first])
    subjects = [child for child in tree.below[verb] if tree[child].relation.startswith("nsubj") and child < verb]
    if not closed and subjects and not _interrupts(tree, verb):
        return None
    after = [i for i in tree.below[verb] if i > verb and tree[i].pos in ("NOUN", "PROPN", "PRON")]
    after = sorted(after, key=lambda i: (tree[i].relation.startswith("obl"), i))
    near = [i for i in after if not tree.preposition(i) and _follows(tree, verb, i)]
    if not near:
        return _stray(tree, verb + 1)
    # "a dit samedi M. X": the parser may take the name for a part of the day's.
    named = tree.children(near[0], "appos") if tree[near[0]].relation.startswith("obl") else []
    return named[0] if named else near[0]


def _follows(tree: Tree, verb: int, index: int) -> bool:
    """Whether a phrase stands behind a verb, with nothing between but when, where and how: "a dit *lundi* X"."""
    start = min(tree.subtree(index))
    aside = {t for c in tree.children(verb, "obl", "obl:mod", "obl:arg", "advmod") for t in tree.subtree(c)}
    return start - verb <= 2 or all(t in aside or tree[t].pos == "DET" for t in range(verb + 1, start))


def _interrupts(tree: Tree, verb: int) -> bool:
    """Whether a saying stands between the subject and the verb of what is said: "La milice, *a dit X*, a tué …"."""
    told = [c for c in tree.children(verb, "parataxis", "conj") if c > verb and tree.child(c, "nsubj", "cc") is None]
    forms = [(c, *tree.children(c, *AUXILIARIES)) for c in told]
    finite = (words for words in forms if any("VerbForm=Fin" in tree[word].features for word in words))
    return any(tree[min(words) - 1].pos == "PUNCT" for words in finite)


def _joined(tree: Tree, index: int, grammar: Grammar) -> bool:
    """Whether a token is a pronoun of the verb after it: "a-t-*il*", "*s'*est réjoui"."""
    token = tree[index]
    return grammar.clitic(token.text) or (token.pos == "PRON" and token.lemma.lower() in grammar.reflexive)


def _stray(tree: Tree, index: int) -> int | None:
    """A name directly behind the verb that the parser hung nowhere."""
    stray = index < len(tree) and tree[index].pos == "PROPN" and tree.parent(index) is None
    return index if stray else None


def _scope(tree: Tree, verb: int, rest: tuple[int, ...], saying: Saying, grammar: Grammar) -> frozenset[int]:
    """What a verb says: its clauses and object, the quotation it interrupts or follows, what a colon opens."""
    scope: set[int] = set()
    words = (verb, *rest)
    # "faire état *de*", "se défendre *de*": what is said is a complement, not an object.
    owned = bool(rest) or (saying.stance == "deny" and pronominal(tree, verb, grammar))
    said = {"ccomp", "xcomp"} if saying.quotes_only else {"ccomp", "xcomp", "obj", "csubj", "nsubj:pass"}
    for word in words:
        for child in tree.below[word]:
            relation = tree[child].relation
            if child in rest:
                continue
            if (
                relation in said
                or (relation == "parataxis" and child > verb and inverted(tree, child, grammar) is None)
                or (word in rest and relation in ("nmod", "obl"))
                or (owned and relation.startswith("obl") and tree.preposition(child) in grammar.genitive)
            ):
                scope.update(tree.subtree(child))
    for child in (c for word in words for c in tree.children(word, "advcl")):
        shared = subject(tree, child, grammar)
        if (shared is not None and shared[1] in scope) or _past_infinitive(tree, child):
            scope.update(tree.subtree(child))
    if tree[verb].relation == "parataxis" and (parent := tree.parent(verb)) is not None:
        scope.update(set(tree.subtree(_top(tree, parent))) - set(tree.subtree(verb)))
    if not saying.quotes_only:
        scope.update(_modified(tree, verb, grammar))
    return frozenset(scope) - frozenset(words)


def _past_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a clause without a subordinator tells what somebody did: "a raconté à X *avoir vu* …"."""
    own = not tree.children(verb, "mark", "case")
    return own and any("VerbForm=Inf" in tree[a].features for a in tree.children(verb, "aux:tense"))


def _modified(tree: Tree, verb: int, grammar: Grammar) -> set[int]:
    """The noun that a saying tells of from below: "les tirs *annoncés par X*", "l'attentat *que X a revendiqué*"."""
    parent = tree.parent(verb)
    if parent is None or tree[verb].relation not in ("acl", "acl:relcl") or tree[parent].pos not in ("NOUN", "PROPN"):
        return set()
    told = subject(tree, verb, grammar) == ("obj", parent) or any(
        _relative(tree, child) or tree[child].lemma.lower() in grammar.relative_object
        for child in tree.children(verb, "obj", "mark")
    )
    return set(tree.subtree(parent)) - set(tree.subtree(verb)) if told else set()


def _past_addressee(tree: Tree, verb: int, rest: tuple[int, ...], grammar: Grammar) -> frozenset[int]:
    """The clause of "a déclaré à X *que* …", which the tree may hang on X as if it were about him."""
    found: set[int] = set()
    for child in tree.children(verb, "obl", "iobj", "obl:agent"):
        for inner in (child, *tree.children(child, "appos", "flat:name", "nmod")):
            for clause in tree.children(inner, "acl:relcl", "acl"):
                if child not in rest and tree[min(tree.subtree(clause))].lemma.lower() in grammar.relative_object:
                    found.update(tree.subtree(clause))
    return frozenset(found)


def _involved(tree: Tree, verb: int, cues: Cues) -> frozenset[int]:
    """What a noun leaves to the verb: "nie toute implication *dans l'attaque*", "confirme la mort de X *dans* …"."""
    part = next((c for c in tree.children(verb, "obj") if tree[c].lemma.lower() in cues.attribution.involvement), None)
    told = tree.child(verb, "obj")
    after = [
        child
        for child in tree.children(verb, "obl", "obl:arg", "obl:mod")
        if (part is not None and child > part)
        or (
            told is not None
            and child > told
            and tree.preposition(child) in cues.attribution.extent
            and tree[child].lemma.lower() not in cues.documents
        )
    ]
    return frozenset(token for child in after for token in tree.subtree(child))


def _top(tree: Tree, index: int) -> int:
    """The root over a token: an interrupted or preceding quotation is the rest of the sentence."""
    return next((a for a in [index, *tree.ancestors(index)] if tree.parent(a) is None), index)


def _citing(tree: Tree, cues: Cues, grammar: Grammar) -> Iterator[Speech]:
    """ "…, citant X": a further source, inside what the first one says; "…, cité par X": one around it."""
    for token in tree.tokens:
        if token.lemma.lower() not in cues.attribution.quoting or token.pos not in ("VERB", "ADJ"):
            continue
        if (by := _agent(tree, token.index, grammar)) is not None:
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
