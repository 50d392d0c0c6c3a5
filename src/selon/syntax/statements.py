"""Statements: what somebody says that is an opinion, or that tells of no event."""

from collections.abc import Sequence
from dataclasses import replace

from selon.model import Draft, Party
from selon.ontology import SWALLOWING
from selon.syntax.denials import denies
from selon.syntax.speech import Speech
from selon.syntax.trees import Tree

OPINIONS = frozenset({"assess", "doubt", "comment"})
OWN = "claim"
STATED = "attribution.toml#"
"""Before the family of the word of saying, in the rule of a statement that no frame gives."""


def statements(tree: Tree, heard: Sequence[Speech], drafts: Sequence[Draft]) -> list[Draft]:
    """One STATE for each speaker whose words hold an opinion, or no event at all."""
    found: dict[int, Draft] = {}
    for speech in heard:
        if speech.speaker is None or speech.speaker in found:
            continue
        opinion = speech.opinion or (speech.saying is not None and speech.saying.stance in OPINIONS)
        cited = speech.saying is None and (
            tree[speech.word].pos == "VERB"
            or (not speech.opinion and any(o.word in speech.scope and o.speaker is not None for o in heard))
        )
        owned = speech.saying is not None and speech.saying.stance == OWN
        if cited or owned or not speech.scope or not _told(tree, speech):
            continue
        if denies(speech) and not any(tree[t].pos == "VERB" and tree[t].relation != "xcomp" for t in speech.scope):
            continue  # what is denied is an event, or nothing that the text says
        opinion = opinion or _assesses(tree, speech, drafts)
        covering = () if opinion else tuple(draft.head for draft in drafts if draft.head in speech.scope)
        promised = any(d.event in SWALLOWING and speech.word in content(tree, d) for d in drafts)
        if not promised and (opinion or not _tells(tree, speech, drafts)):
            found[speech.speaker] = replace(_statement(tree, speech), yields=covering)
    return list(found.values())


def _assesses(tree: Tree, speech: Speech, drafts: Sequence[Draft]) -> bool:
    """Whether a clause that is said tells what something is and no event: "la prise de la ville *est un revers*"."""
    events = {word for draft in drafts for word in (*draft.words, draft.anchor)}
    clauses = {t for t in _predicates(tree, speech) - events if tree.child(t, "cop") is not None}
    verbs = {draft.head for draft in drafts if draft.part != "noun"}
    return any(verbs.isdisjoint(tree.subtree(head)) for head in clauses)


def _tells(tree: Tree, speech: Speech, drafts: Sequence[Draft]) -> bool:
    """Whether the first thing that is said is an event, be it one of which the text does not say who is in it."""
    heads = _predicates(tree, speech)
    return any(heads & {draft.head, draft.anchor} for draft in drafts)


def _predicates(tree: Tree, speech: Speech) -> set[int]:
    """The heads of what is said: of its clauses, or of its object."""
    heads = [t for t in speech.scope if tree.parent(t) not in speech.scope]
    return {t for head in heads for t in tree.conjuncts(head) if t in speech.scope}


def _told(tree: Tree, speech: Speech) -> bool:
    """Whether words are reported: a clause, a quotation or, for a word that only says, its object."""
    if speech.saying is None:
        return True
    clause = any(
        tree[child].relation in ("ccomp", "xcomp", "parataxis") for word in speech.words for child in tree.below[word]
    )
    if not any(tree[token].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for token in speech.scope):
        return False
    if speech.saying.names and not clause and speech.scope <= frozenset(_below(tree, speech)):
        return False
    return clause or not speech.saying.continues or len(speech.scope) > len(tree) // 2


def _below(tree: Tree, speech: Speech) -> list[int]:
    """The objects of a word of saying, with all below them."""
    return [
        t for word in speech.words for child in tree.children(word, "obj", "nsubj:pass") for t in tree.subtree(child)
    ]


def _statement(tree: Tree, speech: Speech) -> Draft:
    assert speech.speaker is not None
    sentence = tree.sentence.index
    parties = tuple(
        Party(role="actor", sentence=sentence, head=head, relation="speaker") for head in tree.conjuncts(speech.speaker)
    )
    rule = STATED + (speech.saying.id if speech.saying is not None else "prepositions")
    return Draft(
        sentence=sentence, head=speech.word, words=speech.words, event="STATE", mode=None, rule=rule,
        anchor=speech.word,
        part="verb" if speech.saying is not None else "source", parties=parties, content=tuple(sorted(speech.scope)),
    )  # fmt: skip


def content(tree: Tree, draft: Draft) -> set[int]:
    """All that lies in what an event asks for, refuses, threatens or says."""
    return {t for head in draft.content for t in tree.subtree(head)}
