"""How sure: the FactBank value of each draft, from its own clause and from every governor above it.

FactBank: Saurí and Pustejovsky 2009. Certainty sinks from CT over PR to PS, or becomes U; polarity turns at each
negation in scope.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Reading, Reason, Span
from selon.packs.cues import Cue, Cues
from selon.syntax.speech import Speech, speeches
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

LEVELS = ("U", "PS", "PR", "CT")
CLIMBED = frozenset(
    {"xcomp", "ccomp", "csubj", "obl", "obj", "nmod", "acl", "nsubj", "nsubj:pass", "advcl", "conj", "obl:arg", "iobj"}
)
COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "csubj", "acl", "nmod", "obj", "obl", "nsubj:pass", "nsubj", "iobj", "obl:arg"}
)
NEGATIONS = frozenset({"advmod", "det", "mark", "case", "cc"})
MODIFIERS = frozenset({"advmod", "amod", "obl", "parataxis", "discourse", "acl", "cop"})
ARGUMENTS = frozenset({"nsubj", "obj", "nsubj:pass"})
QUESTION = "?"
UNREAL = ("Mood=Cnd", "Tense=Fut")


class Value:
    """A certainty and a polarity on their way down, with the words that moved them."""

    def __init__(self) -> None:
        self.level = len(LEVELS) - 1
        self.negative = False
        self.cues: list[tuple[str, int]] = []

    def apply(self, cue: Cue, token: int) -> None:
        """Lower the certainty and turn the polarity as a cue says."""
        if cue.certainty is not None:
            self.level = min(self.level, LEVELS.index(cue.certainty))
        self.negative ^= cue.polarity == "-"
        self.cues.append((f"certainty.toml#{cue.id}", token))

    def negate(self, cues: list[tuple[Cue, int]]) -> None:
        """Turn the polarity once for all the negative words of one clause: they agree, and do not cancel out."""
        for position, (cue, token) in enumerate(dict.fromkeys(cues)):
            self.negative ^= position == 0
            self.cues.append((f"certainty.toml#{cue.id}", token))

    def __str__(self) -> str:
        if self.level == 0:
            return "Uu"
        return LEVELS[self.level] + ("-" if self.negative else "+")


def assess(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft its factuality and the cues that decided it."""
    trees = {index: Tree(reading.sentences[index]) for index in {draft.sentence for draft in reading.drafts}}
    heard = {index: speeches(tree, pack.cues, pack.grammar) for index, tree in trees.items()}
    return replace(
        reading, drafts=tuple(_assess(d, trees[d.sentence], heard[d.sentence], pack.cues) for d in reading.drafts)
    )


def _assess(draft: Draft, tree: Tree, heard: list[Speech], cues: Cues) -> Draft:
    value = Value()
    if draft.part != "source":
        _own(tree, draft, cues, value)
        if draft.event != "STATE" or tree.parent(draft.anchor) not in draft.content:
            _above(tree, draft, heard, cues, value)
    if tree.sentence.text.rstrip('»”" \u00a0\u202f').endswith(QUESTION) and draft.event != "STATE":
        for cue in cues.cues.get(QUESTION, ()):
            value.apply(cue, draft.head)
    spans = tuple(tree.span([token]) for _, token in value.cues)
    reasons = tuple(
        Reason(part="factuality", rule=rule, cues=(span,)) for (rule, _), span in zip(value.cues, spans, strict=True)
    )
    return replace(draft, factuality=str(value), cues=_distinct(draft.cues + spans), reasons=draft.reasons + reasons)


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _own(tree: Tree, draft: Draft, cues: Cues, value: Value) -> None:
    """The cues in the trigger's own clause: mood and tense, adverbs, negation, and a noun's adjectives."""
    words = tuple(dict.fromkeys((draft.head, draft.anchor)))
    nominal = draft.part == "noun"
    said = set(draft.content) if draft.event == "STATE" else set()
    for word in words:
        _clause(tree, word, cues, value, nominal=nominal and word == draft.head, without=said)
    if draft.anchor != draft.head and tree[draft.head].relation != "nsubj":
        for cue in _found(tree, draft.anchor, cues):
            if cue.kind == "governor":
                value.apply(cue, draft.anchor)
                break
    said |= set(draft.words)  # "n'exclut *pas*": the negation is the idiom's own
    value.negate([found for word in words for found in _negations(tree, word, cues) if found[1] not in said])
    value.negative |= draft.negative


def _clause(
    tree: Tree, word: int, cues: Cues, value: Value, nominal: bool = False, without: Collection[int] = ()
) -> None:
    for child in tree.below[word]:
        told = tree[child].relation == "parataxis" and "VerbForm=Fin" in _features(tree, child)
        if tree[child].relation in MODIFIERS and child not in without and not told:
            for cue in _found(tree, child, cues):
                if cue.kind == "modifier":
                    value.apply(cue, child)
    if nominal:
        return
    verbs = [word, *tree.children(word, "aux", "aux:tense", "aux:pass", "cop")]
    if any(feature in tree[verb].features for verb in verbs for feature in UNREAL):
        # "Si X attaque, Y ripostera": what hangs on a condition is as open as the condition.
        for clause in tree.children(word, "advcl"):
            _mark(tree, clause, cues, value, conditions=True)
    for feature in UNREAL:
        for verb in verbs:
            if feature in tree[verb].features:
                for cue in cues.cues.get(feature, ()):
                    if tree[verb].lemma.lower() not in cue.spares:
                        value.apply(cue, verb)
                break


def _negations(tree: Tree, word: int, cues: Cues) -> list[tuple[Cue, int]]:
    """The negative words of a clause: its particles, and those before or in the place of its arguments."""
    found = []
    for child in tree.below[word]:
        relation = tree[child].relation
        if relation in NEGATIONS or (relation in ARGUMENTS and tree[child].pos == "PRON"):
            found += [(cue, child) for cue in _found(tree, child, cues) if _denies(tree, word, cue)]
        if relation in ARGUMENTS:
            for inner in tree.children(child, "det", "cc"):
                found += [(cue, inner) for cue in _found(tree, inner, cues) if _denies(tree, word, cue)]
    return found


def _denies(tree: Tree, word: int, cue: Cue) -> bool:
    beside = {tree[child].lemma.lower() for child in tree.below[word]}
    return cue.kind == "negation" and (not cue.beside or not beside.isdisjoint(cue.beside))


def _found(tree: Tree, token: int, cues: Cues) -> tuple[Cue, ...]:
    entries = cues.cues.get(tree[token].lemma.lower()) or cues.cues.get(tree[token].text.lower(), ())
    features = _features(tree, token)
    fitting = [cue for cue in entries if all(feature in features for feature in cue.mood)]
    most = max((len(cue.mood) for cue in fitting), default=0)
    return tuple(cue for cue in fitting if len(cue.mood) == most)


def _features(tree: Tree, token: int) -> set[str]:
    """The features of a verb and of its auxiliaries."""
    return {feature for verb in (token, *tree.children(token, "aux", "aux:tense")) for feature in tree[verb].features}


def _above(tree: Tree, draft: Draft, heard: list[Speech], cues: Cues, value: Value) -> None:
    """The cues of each governor, up to the clause where nothing further bears on the event."""
    word, climbing_noun = draft.anchor, draft.part == "noun" and draft.anchor == draft.head
    said = {speech.word: speech for speech in heard}
    while True:
        relation, parent = tree[word].relation, tree.parent(word)
        _mark(tree, word, cues, value)
        if parent is None or relation not in CLIMBED:
            return
        if relation in COMPLEMENTS:
            applied = _governor(tree, parent, word, said, cues, value)
            if relation in ("xcomp", "ccomp", "csubj") or applied:
                speech = said.get(parent)
                if (speech is None or (relation == "xcomp" and len(speech.words) == 1)) and not (
                    applied and applied.mood
                ):
                    _clause(tree, parent, cues, value)
                    value.negate(_negations(tree, parent, cues))
                elif speech is not None:
                    nobody = [found for found in _negations(tree, parent, cues) if tree[found[1]].relation in ARGUMENTS]
                    value.negate(nobody)  # "*rien* n'indique que …"
            elif climbing_noun and tree[parent].pos in ("VERB", "AUX"):
                return
        elif relation == "advcl":
            return
        word = parent


def _mark(tree: Tree, word: int, cues: Cues, value: Value, conditions: bool = False) -> None:
    """Apply the cue that a clause's subordinator is; with `conditions`, only one that sets a condition."""
    if tree[word].relation not in ("advcl", "acl", "xcomp", "ccomp", "root", "obl", "csubj", "acl:relcl"):
        return
    for child in tree.children(word, "mark", "case"):
        for key in (tree.preposition(word), tree[child].lemma.lower()):
            marks = [cue for cue in cues.cues.get(key, ()) if cue.kind == "mark" and (cue.condition or not conditions)]
            if marks and (tree[word].pos in ("VERB", "AUX") or tree[child].relation == "mark"):
                value.apply(marks[0], child)
                return


def _governor(tree: Tree, parent: int, word: int, said: dict[int, Speech], cues: Cues, value: Value) -> Cue | None:
    """Apply the cue that governs a word, or what its word of saying says of it."""
    if tree[word].relation == "nsubj" and tree[parent].pos in ("VERB", "AUX"):
        return None
    speech = said.get(parent)
    idiom = speech is not None and len(speech.words) > 1
    for cue in _found(tree, parent, cues):
        if cue.kind == "governor" and not idiom:
            value.apply(cue, parent)
            return cue
    if speech is not None and speech.saying is not None and word in speech.scope:
        _said(speech, value)
    return None


def _said(speech: Speech, value: Value) -> None:
    saying = speech.saying
    assert saying is not None
    if saying.certainty != "CT" or saying.polarity == "-":
        value.level = min(value.level, LEVELS.index(saying.certainty))
        value.negative ^= saying.polarity == "-"
        value.cues.append((f"attribution.toml#{saying.id}", speech.word))
