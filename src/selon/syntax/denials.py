"""Denials: which event is denied where only "toute implication", "ce que X nie" or a bare "X dément" says so."""

from collections.abc import Sequence
from dataclasses import replace

from selon.model import Draft, Party
from selon.ontology import PERFORMATIVE
from selon.packs.cues import Cues
from selon.syntax.speech import Speech
from selon.syntax.trees import Tree

DENY = "deny"
VERBS = ("VERB", "AUX")


def denied(
    tree: Tree, drafts: Sequence[Draft], heard: Sequence[Speech], before: Sequence[Draft], cues: Cues
) -> list[Draft]:
    """The drafts of a sentence, those that somebody denies a part in done by him, and one more for each bare denial.

    `before` are the drafts of the sentence before, which "X dément" takes up.
    """
    found = list(drafts)
    for speech in heard:
        if speech.speaker is None or not denies(speech) or speech.word in {word for d in drafts for word in d.words}:
            continue
        part = next((t for t in sorted(speech.scope) if tree[t].lemma.lower() in cues.attribution.involvement), None)
        inside = [d for d in drafts if d.event not in PERFORMATIVE and d.head in speech.scope]
        if inside and part is not None:
            found = [_by(d, speech.speaker) if d is inside[0] else d for d in found]
        elif not inside and (part is not None or bare(tree, speech)):
            target = _taken_up(tree, speech, drafts) or _last(before)
            if target is not None:
                found.append(_denial(tree, target, speech, part))
    return found


def denies(speech: Speech) -> bool:
    """Whether a word of saying denies what is said."""
    return speech.saying is not None and speech.saying.stance == DENY


def bare(tree: Tree, speech: Speech) -> bool:
    """Whether nothing but a pronoun says what is denied: "X l'a nié", "ce que X dément", "X a démenti"."""
    return all(tree[token].pos in ("PRON", "SCONJ", "PUNCT") for token in speech.scope)


def _taken_up(tree: Tree, speech: Speech, drafts: Sequence[Draft]) -> Draft | None:
    """The event of the clause that a relative takes up, or the last one told before in the sentence."""
    above = set(tree.ancestors(speech.word))
    events = [d for d in drafts if d.event not in PERFORMATIVE and d.head < speech.word]
    relative = "acl" in tree[speech.word].relation
    return next((d for d in events if relative and d.anchor in above), None) or _last(events)


def _last(drafts: Sequence[Draft]) -> Draft | None:
    events = [d for d in drafts if d.event not in PERFORMATIVE]
    return max(events, key=lambda d: d.head, default=None)


def _by(draft: Draft, speaker: int) -> Draft:
    """An event with the denier as the one said to have done it."""
    others = tuple(party for party in draft.parties if party.role != "actor")
    return replace(
        draft, parties=(Party(role="actor", sentence=draft.sentence, head=speaker, relation="denier"), *others)
    )


def _denial(tree: Tree, target: Draft, speech: Speech, part: int | None) -> Draft:
    """The denied event, told by the word that denies it; who denies a part in it is who would have done it."""
    assert speech.speaker is not None
    sentence = tree.sentence.index
    speaker = Party(role="actor", sentence=sentence, head=speech.speaker, relation="denier")
    parties = tuple(party for party in target.parties if party.role != "source")
    if part is not None or not any(party.role == "actor" for party in parties):
        parties = (speaker, *(party for party in parties if party.role != "actor"))
    head = speech.word if part is None else part
    return Draft(
        sentence=sentence, head=head, words=(head,), event=target.event, mode=target.mode, negative=True,
        rule="attribution.toml#deny", part="verb", anchor=speech.word,
        parties=(*parties, replace(speaker, role="source", relation="source")),
    )  # fmt: skip
