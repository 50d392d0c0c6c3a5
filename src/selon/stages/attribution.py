"""According to whom: which words of saying cover each event, and the statements that cover none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Entity, Party, Reading, Reason, Sentence, Span
from selon.ontology import PERFORMATIVE, PLACES, SWALLOWING, UNKNOWN
from selon.syntax.scenes import Scene
from selon.syntax.speech import Speech, speeches
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

LEAST_QUOTED = 5
"""Tokens with their marks: fewer quoted words are a phrase that somebody uses, not what he says."""
OPINIONS = frozenset({"assess", "doubt"})
COLON = ":"
HEARSAY = "unnamed source"
RULE = "attribution.toml#"


def attribute(reading: Reading, pack: "Pack") -> Reading:
    """Give each draft its sources, outermost first, and add the statements that hold no event."""
    trees = {s.index: Tree(s) for s in reading.sentences if s.tokens}
    heard = {index: speeches(tree, pack.cues, pack.grammar) for index, tree in trees.items()}
    heard = {index: _with_quotations(trees[index], found, reading.quotations) for index, found in heard.items()}
    quoted = _quoted(reading, trees, heard)
    # A place holds no opinion: "pour la Russie, …" says for whom a thing is good.
    lands = {(m.sentence, m.head) for m in reading.mentions if m.kind in PLACES}
    drafts: list[Draft] = []
    for index, tree in trees.items():
        scene = Scene(tree.sentence, reading, pack)
        heard[index] = [
            s for s in heard[index] if _speaks(scene, s.speaker) and not (s.opinion and (index, s.speaker) in lands)
        ]
        own = [draft for draft in reading.drafts if draft.sentence == index]
        found = _sentence(tree, own, heard[index], _outer(reading, tree.sentence, quoted))
        drafts += _hearsay(tree, found, pack)
    sayings = frozenset((index, speech.word) for index, found in heard.items() for speech in found)
    return replace(reading, drafts=tuple(drafts), sayings=sayings)


def _speaks(scene: Scene, speaker: int | None) -> bool:
    """Whether a phrase can be the source of words: somebody, what belongs to somebody, or a nameless source."""
    if speaker is None:
        return True
    unnamed = scene.tree[speaker].lemma.lower() in scene.pack.cues.unnamed
    pronoun = scene.pack.grammar.pronoun(scene.tree[speaker].text) in scene.pack.grammar.pronouns.object
    return unnamed or pronoun or scene.stands_for(speaker) is not None


def _hearsay(tree: Tree, drafts: list[Draft], pack: "Pack") -> list[Draft]:
    """The drafts with the unnamed source that a set phrase gives ("dit-on", "de source militaire") to its clause."""
    span = pack.cues.hearsay.search(tree.sentence.text)
    if span is None:
        return drafts
    start, end = (tree.sentence.start + place for place in span.span())
    inside = [t.index for t in tree.tokens if start <= t.start < end]
    if not inside:
        return drafts
    covered = set(tree.subtree(tree.clause(inside[0])))
    if inside[0] <= 1 or inside[-1] >= len(tree) - 2:
        covered = set(range(len(tree)))
    cue = tree.span(inside)
    source = Entity(name=HEARSAY, code=UNKNOWN, kind="unnamed", span=cue)
    return [
        replace(draft, sources=(source,), cues=(*draft.cues, cue))
        if draft.head in covered and draft.event not in PERFORMATIVE
        else draft
        for draft in drafts
    ]


def _sentence(tree: Tree, drafts: list[Draft], heard: list[Speech], outer: Mapping[int, Party]) -> list[Draft]:
    spoken = {speech.word for speech in heard}
    drafts = [d for d in _without_content(tree, drafts) if d.event != "STATE" or d.negative or d.head not in spoken]
    heard = [speech for speech in heard if not _first_person(tree, speech)]
    triggers = {word: draft for draft in drafts for word in draft.words}
    accusations = [_as_speech(tree, draft) for draft in drafts if draft.event == "ACCUSE"]
    plain = [speech for speech in heard if speech.word not in triggers]
    voices = sorted([*plain, *accusations], key=lambda speech: -len(speech.scope))
    sourced = [_with_sources(tree, draft, voices, outer) for draft in drafts]
    statements = _statements(tree, plain, sourced)
    found = [*sourced, *(_with_sources(tree, draft, voices, outer) for draft in statements)]
    return sorted(found, key=lambda draft: draft.head)


def _without_content(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts that do not lie in what another one requests, refuses, threatens or promises.

    Who is threatened with an event is its recipient; who is asked for one is its actor.
    """
    kept: list[Draft] = []
    swallowed: set[int] = set()
    for draft in drafts:
        if draft.event not in SWALLOWING:
            kept.append(draft)
            continue
        aside = {
            t
            for head in draft.content
            for child in tree.children(head, "appos", "parataxis")
            for t in tree.subtree(child)
        }
        inside = {t for head in draft.content for t in tree.subtree(head)} - set(draft.words) - aside
        within = [other for other in drafts if other.head in inside and other is not draft]
        swallowed.update(other.head for other in within)
        kept.append(_with_affected(draft, within))
    return [draft for draft in kept if draft.head not in swallowed]


def _with_affected(draft: Draft, within: Sequence[Draft]) -> Draft:
    if any(party.role == "recipient" for party in draft.parties):
        return draft
    role = "actor" if draft.event == "REQUEST" else "recipient"
    actors = {party.head for party in draft.parties}
    affected = [p for other in within[:1] for p in other.parties if p.role == role and p.head not in actors]
    return replace(draft, parties=draft.parties + tuple(replace(party, role="recipient") for party in affected))


def _as_speech(tree: Tree, draft: Draft) -> Speech:
    """An accusation heard as an act of saying: the accuser is the source of what the accused is said to have done."""
    speaker = next((party.head for party in draft.parties if party.role == "actor"), None)
    heads = [draft.head, *(party.head for party in draft.parties if party.role == "recipient")]
    below = [
        token
        for head in heads
        for child in tree.below[head]
        if tree[child].pos in ("VERB", "AUX") or tree[child].relation in ("xcomp", "ccomp", "obl", "advcl", "acl")
        for token in tree.subtree(child)
    ]
    return Speech(word=draft.head, words=draft.words, speaker=speaker, scope=frozenset(below), saying=None)


def _with_sources(tree: Tree, draft: Draft, voices: Sequence[Speech], outer: Mapping[int, Party]) -> Draft:
    actors = {party.head for party in draft.parties if party.role == "actor"}
    performative = draft.event in PERFORMATIVE
    sources: list[Party] = []
    cues: list[Span] = []
    speaking = outer.get(draft.head)
    if speaking is not None and not (performative and not actors):
        sources.append(speaking)
    for speech in voices:
        if speech.speaker is None or not ({draft.head, draft.anchor} & speech.scope) or speech.word in draft.words:
            continue
        if performative and (speech.speaker in actors or not actors):
            continue
        for head in tree.conjuncts(speech.speaker):
            sources.append(Party(role="source", sentence=draft.sentence, head=head, relation="source"))
        cues.append(tree.span(speech.words))
    added = draft.parties + tuple(sources)
    if performative and not actors and (draft.part != "noun" or tree.child(draft.head, "cop") is not None):
        added += tuple(_speaker_as_actor(tree, draft, voices, speaking))
    reasons = tuple(Reason(part="sources", rule="attribution.toml", cues=(cue,)) for cue in cues)
    return replace(draft, parties=added, cues=draft.cues + tuple(cues), reasons=draft.reasons + reasons)


def _speaker_as_actor(tree: Tree, draft: Draft, voices: Sequence[Speech], speaking: Party | None) -> list[Party]:
    """Who speaks where a request or a refusal stands in what somebody says and has no subject of its own."""
    for speech in reversed(voices):
        if speech.speaker is not None and draft.head in speech.scope:
            return [Party(role="actor", sentence=draft.sentence, head=speech.speaker, relation="speaker")]
    return [replace(speaking, role="actor")] if speaking is not None else []


def _statements(tree: Tree, heard: Sequence[Speech], drafts: Sequence[Draft]) -> list[Draft]:
    """One STATE for each speaker whose words hold an opinion, or no event at all."""
    found: dict[int, Draft] = {}
    for speech in heard:
        if speech.speaker is None or speech.speaker in found:
            continue
        opinion = speech.opinion or (speech.saying is not None and speech.saying.stance in OPINIONS)
        cited = speech.saying is None and tree[speech.word].pos == "VERB"
        if cited or not speech.scope or not _has_content(tree, speech):
            continue
        covering = () if opinion else tuple(draft.head for draft in drafts if draft.head in speech.scope)
        found[speech.speaker] = replace(_statement(tree, speech), yields=covering)
    return list(found.values())


def _has_content(tree: Tree, speech: Speech) -> bool:
    """Whether words are reported: a clause, a quotation or, for a word that only says, its object."""
    if speech.saying is None:
        return True
    clause = any(
        tree[child].relation in ("ccomp", "xcomp", "parataxis") for word in speech.words for child in tree.below[word]
    )
    if not any(tree[token].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for token in speech.scope):
        return False
    return clause or not speech.saying.continues or len(speech.scope) > len(tree) // 2


def _statement(tree: Tree, speech: Speech) -> Draft:
    assert speech.speaker is not None
    sentence = tree.sentence.index
    parties = tuple(
        Party(role="actor", sentence=sentence, head=head, relation="speaker") for head in tree.conjuncts(speech.speaker)
    )
    rule = RULE + (speech.saying.id if speech.saying is not None else "prepositions")
    return Draft(
        sentence=sentence, head=speech.word, words=speech.words, event="STATE", mode=None, rule=rule,
        anchor=speech.word,
        part="verb" if speech.saying is not None else "source", parties=parties, content=tuple(sorted(speech.scope)),
    )  # fmt: skip


def _first_person(tree: Tree, speech: Speech) -> bool:
    """Whether a word of saying only repeats, in the first person, who is being quoted: « *nous pensons* que … »."""
    return speech.speaker is not None and "Person=1" in tree[speech.speaker].features


def _quoted(reading: Reading, trees: Mapping[int, Tree], heard: Mapping[int, list[Speech]]) -> dict[int, Party]:
    """The speaker of each quotation: of the saying that stands outside it in the sentences that it touches."""
    found: dict[int, Party] = {}
    for number, quotation in enumerate(reading.quotations):
        touching = [
            i for i, t in trees.items() if t.sentence.start < quotation.end and t.sentence.end > quotation.start
        ]
        for index in [*touching[:1], *reversed(touching[1:])]:
            speaker = _speaker_outside(trees[index], heard[index], quotation)
            if speaker is not None:
                found[number] = Party(role="source", sentence=index, head=speaker, relation="quotation")
                break
    return found


def _with_quotations(tree: Tree, heard: list[Speech], quotations: Sequence[Span]) -> list[Speech]:
    """The sayings of a sentence, the nearest one to each quotation in it covering the quotation's words."""
    for quotation in quotations:
        inside = {t.index for t in tree.tokens if quotation.start <= t.start < quotation.end}
        if len(inside) < LEAST_QUOTED or len(inside) == len(tree):
            continue
        outside = [s for s in heard if s.speaker is not None and s.saying is not None and s.word not in inside]
        nearest = min(outside, key=lambda s: min(abs(s.word - i) for i in inside), default=None)
        if nearest is not None and not inside & set(nearest.words) and _touches(tree, nearest, inside):
            heard = [s if s is not nearest else replace(s, scope=(s.scope | inside) - {s.speaker or -1}) for s in heard]
    return sorted(heard, key=lambda speech: -len(speech.scope))


def _touches(tree: Tree, speech: Speech, inside: set[int]) -> bool:
    """Whether a quotation is what a word says: it follows a colon or a clause's mark, or only commas part the two."""
    if speech.saying is None or not speech.saying.quotes_only:
        return True
    if min(inside) > speech.word:
        return any(tree[i].text == COLON for i in range(speech.word + 1, min(inside)))
    return all(tree[i].pos in ("PUNCT", "AUX", "PRON") for i in range(max(inside) + 1, speech.word))


def _speaker_outside(tree: Tree, heard: Sequence[Speech], quotation: Span) -> int | None:
    outside = [
        speech
        for speech in heard
        if speech.speaker is not None
        and speech.saying is not None
        and not quotation.start <= tree[speech.word].start < quotation.end
    ]
    near = sorted(outside, key=lambda speech: abs(tree[speech.word].start - quotation.start))
    if near:
        return near[0].speaker
    # "« Nous reculons, a dit X. Puis … »": the saying stands between commas inside the marks.
    incised = [s for s in heard if s.speaker is not None and s.saying is not None and s.word < s.speaker]
    return next((s.speaker for s in incised if tree[s.word].relation in ("parataxis", "root")), None)


def _outer(reading: Reading, sentence: Sentence, quoted: Mapping[int, Party]) -> dict[int, Party]:
    """Token → the speaker of the quotation in which it stands, where that speaker stands in another sentence."""
    found: dict[int, Party] = {}
    for number, party in quoted.items():
        quotation = reading.quotations[number]
        if party.sentence == sentence.index:
            continue
        for token in sentence.tokens:
            if quotation.start <= token.start < quotation.end:
                found[token.index] = party
    return found
