"""How sure: the FactBank value of each draft, from its own clause and from every governor above it.

FactBank: Saurí and Pustejovsky 2009. Certainty sinks from CT over PR to PS, or becomes U; polarity turns at each
negation in scope.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Reading, Reason, Span
from selon.packs.cues import Cue, Cues
from selon.syntax.speech import Speech, speeches
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

LEVELS = ("U", "PS", "PR", "CT")
CLIMBED = frozenset({"xcomp", "ccomp", "csubj", "obl", "obj", "nmod", "acl", "nsubj", "nsubj:pass", "advcl", "conj", "obl:arg", "iobj"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "acl", "nmod", "obj", "obl", "nsubj:pass", "nsubj", "iobj", "obl:arg"})
QUESTION = "?"


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

    def __str__(self) -> str:
        if self.level == 0:
            return "Uu"
        return LEVELS[self.level] + ("-" if self.negative else "+")


def assess(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft its factuality and the cues that decided it."""
    trees = {s.index: Tree(s) for s in reading.sentences if s.tokens}
    heard = {index: speeches(tree, pack.cues, pack.grammar) for index, tree in trees.items()}
    return replace(reading, drafts=tuple(_assess(d, trees[d.sentence], heard[d.sentence], pack.cues) for d in reading.drafts))


def _assess(draft: Draft, tree: Tree, heard: list[Speech], cues: Cues) -> Draft:
    value = Value()
    if draft.part != "source":
        _own(tree, draft, cues, value)
        _above(tree, draft, heard, cues, value)
    if tree.sentence.text.rstrip("»”\" \u00a0\u202f").endswith(QUESTION) and draft.event != "STATE":
        for cue in cues.cues.get(QUESTION, ()):
            value.apply(cue, draft.head)
    spans = tuple(tree.span([token]) for _, token in value.cues)
    reasons = tuple(
        Reason(part="factuality", rule=rule, cues=(span,)) for (rule, _), span in zip(value.cues, spans, strict=True)
    )
    return replace(
        draft, factuality=str(value), cues=_distinct(draft.cues + spans), reasons=draft.reasons + reasons
    )


def _distinct(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(spans))


def _own(tree: Tree, draft: Draft, cues: Cues, value: Value) -> None:
    """The cues in the trigger's own clause: mood and tense, adverbs, negation, and a noun's adjectives."""
    for word in dict.fromkeys((draft.head, draft.anchor)):
        _clause(tree, word, cues, value, nominal=draft.part == "noun" and word == draft.head)


def _clause(tree: Tree, word: int, cues: Cues, value: Value, nominal: bool = False) -> None:
    for child in tree.below[word]:
        for cue in _found(tree, child, cues):
            if cue.kind == "negation" and tree[child].relation in ("advmod", "det", "mark", "case", "cc", "advmod:neg"):
                value.apply(cue, child)
            elif cue.kind == "modifier" and tree[child].relation in ("advmod", "amod", "obl", "parataxis", "discourse", "acl", "cop"):
                value.apply(cue, child)
        if not nominal and tree[child].relation in ("nsubj", "obj", "nsubj:pass"):
            _negative_argument(tree, child, cues, value)
    if nominal:
        return
    verbs = [word, *tree.children(word, "aux", "aux:tense", "aux:pass", "cop")]
    for feature in ("Mood=Cnd", "Tense=Fut"):
        for verb in verbs:
            if feature in tree[verb].features:
                for cue in cues.cues.get(feature, ()):
                    value.apply(cue, verb)
                break


def _negative_argument(tree: Tree, child: int, cues: Cues, value: Value) -> None:
    """ "*Aucun* soldat n'a été envoyé": a negative determiner or pronoun turns the whole clause."""
    if any(cue.kind == "negation" for cue in _found(tree, child, cues)) and tree[child].pos == "PRON":
        value.apply(_found(tree, child, cues)[0], child)
    for inner in tree.children(child, "det"):
        for cue in _found(tree, inner, cues):
            if cue.kind == "negation":
                value.apply(cue, inner)


def _found(tree: Tree, token: int, cues: Cues) -> tuple[Cue, ...]:
    entries = cues.cues.get(tree[token].lemma.lower()) or cues.cues.get(tree[token].text.lower(), ())
    features = {feature for verb in (token, *tree.children(token, "aux", "aux:tense")) for feature in tree[verb].features}
    fitting = tuple(cue for cue in entries if cue.mood is None or cue.mood in features)
    moody = tuple(cue for cue in fitting if cue.mood is not None)
    return moody or fitting


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
                if speech is None or relation == "xcomp":
                    _clause(tree, parent, cues, value)
            elif climbing_noun and tree[parent].pos in ("VERB", "AUX"):
                return
        elif relation == "advcl":
            return
        word = parent


def _mark(tree: Tree, word: int, cues: Cues, value: Value) -> None:
    if tree[word].relation not in ("advcl", "acl", "xcomp", "ccomp", "root", "obl", "csubj", "acl:relcl"):
        return
    for child in tree.children(word, "mark", "case"):
        for key in (tree.preposition(word), tree[child].lemma.lower()):
            marks = [cue for cue in cues.cues.get(key, ()) if cue.kind == "mark"]
            if marks and (tree[word].pos in ("VERB", "AUX") or tree[child].relation == "mark"):
                value.apply(marks[0], child)
                return


def _governor(tree: Tree, parent: int, word: int, said: dict[int, Speech], cues: Cues, value: Value) -> bool:
    for cue in _found(tree, parent, cues):
        if cue.kind == "governor":
            value.apply(cue, parent)
            return True
    speech = said.get(parent)
    if speech is not None and speech.saying is not None and word in speech.scope:
        _said(speech, value)
    return False


def _said(speech: Speech, value: Value) -> None:
    saying = speech.saying
    assert saying is not None
    if saying.certainty != "CT" or saying.polarity == "-":
        value.level = min(value.level, LEVELS.index(saying.certainty))
        value.negative ^= saying.polarity == "-"
        value.cues.append((f"attribution.toml#{saying.id}", speech.word))
