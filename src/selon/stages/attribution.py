"""According to whom: which words of saying cover each event, and the statements that cover none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import Draft, Entity, Party, Reading, Reason, Sentence, Span
from selon.ontology import PERFORMATIVE, PLACES, SWALLOWING, UNKNOWN
from selon.syntax.blame import blamed, reproaches
from selon.syntax.clauses import listed, subject
from selon.syntax.denials import denied, denies
from selon.syntax.scenes import Scene
from selon.syntax.speech import Speech, inverted, segment, speeches
from selon.syntax.statements import OWN, STATED, content, statements
from selon.syntax.trees import Tree

if TYPE_CHECKING:
    from selon.packs.load import Pack

LEAST_QUOTED = 5
"""Tokens with their marks: fewer quoted words are a phrase that somebody uses, not what he says."""
COLON = ":"
HEARSAY = "unnamed source"


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
        papers = {speech.speaker for speech in heard[index] if speech.speaker is not None and _paper(scene, speech)}
        heard[index] = [
            _owned(scene, s)
            for s in heard[index]
            if _speaks(scene, s.speaker) and not (s.opinion and (index, s.speaker) in lands)
        ]
        own = [draft for draft in reading.drafts if draft.sentence == index and draft.head not in papers]
        before = [draft for draft in reading.drafts if draft.sentence == index - 1]
        own = denied(tree, own, heard[index], before, pack.cues)
        found = _sentence(scene, own, heard[index], _outer(reading, tree.sentence, quoted))
        drafts += _hearsay(tree, found, pack)
    sayings = frozenset((index, speech.word) for index, found in heard.items() for speech in found)
    return replace(reading, drafts=tuple(drafts), sayings=sayings)


def _speaks(scene: Scene, speaker: int | None) -> bool:
    """Whether a phrase can be the source of words: somebody, what belongs to somebody, or a nameless source."""
    if speaker is None:
        return True
    unnamed = scene.tree[speaker].lemma.lower() in scene.pack.cues.unnamed
    form, pronouns = scene.pack.grammar.pronoun(scene.tree[speaker].text), scene.pack.grammar.pronouns
    if form in pronouns.impersonal:
        return False  # "cela montre que …": a thing shows, nobody says
    pronoun = form in pronouns.object
    return unnamed or pronoun or scene.stands_for(speaker) is not None


def _owned(scene: Scene, speech: Speech) -> Speech:
    """A document or a figure speaks for whom it is of: "selon un rapport *de l'ONU*"."""
    if speech.speaker is None or not _paper(scene, speech):
        return speech
    owner = scene.stands_for(speech.speaker)
    if owner in (None, speech.speaker):
        owner = _issuer(scene, speech.speaker) or owner
    return speech if owner is None or scene.only_place(owner) else replace(speech, speaker=owner)


def _paper(scene: Scene, speech: Speech) -> bool:
    """Whether a document speaks, which is then no event either: "selon une *enquête* de l'ONU"."""
    return speech.speaker is not None and scene.tree[speech.speaker].lemma.lower() in scene.pack.cues.documents


def _issuer(scene: Scene, document: int) -> int | None:
    """Who brought a document out: "une vidéo diffusée *par X*", "*X* a publié des images"."""
    tree, grammar = scene.tree, scene.pack.grammar
    issued = [child for child in tree.children(document, "acl") if tree[child].pos == "VERB"]
    by = [c for verb in issued for c in tree.below[verb] if tree.preposition(c) in grammar.agent]
    above = tree.parent(document)
    if tree[document].relation == "obj" and above is not None and tree[above].lemma.lower() in scene.pack.cues.sayings:
        issuing = subject(tree, above, grammar)
        by += [issuing[1]] if issuing is not None and issuing[1] != document else []
    return next((found for c in by if (found := scene.stands_for(c)) is not None), None)


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


def _sentence(scene: Scene, drafts: list[Draft], heard: list[Speech], outer: Mapping[int, Party]) -> list[Draft]:
    tree = scene.tree
    drafts = _without_content(tree, _without_sayings(scene, drafts, heard))
    heard = [speech for speech in heard if not _first_person(tree, speech)]
    triggers = {word: draft for draft in drafts for word in draft.words}
    accusations = [_as_speech(tree, draft, heard) for draft in drafts if draft.event == "ACCUSE"]
    plain = [speech for speech in heard if speech.word not in triggers]
    voices = sorted([*plain, *accusations], key=lambda speech: -len(speech.scope))
    sourced = [_with_sources(tree, draft, voices, outer) for draft in drafts]
    stated = statements(tree, plain, sourced)
    found = [*sourced, *(_with_sources(tree, draft, voices, outer) for draft in stated)]
    return sorted((_blaming(scene, draft) for draft in found), key=lambda draft: draft.head)


def _without_sayings(scene: Scene, drafts: Sequence[Draft], heard: Sequence[Speech]) -> list[Draft]:
    """The drafts without those whose word only says: "« … », *a reconnu X*", "soutient que" back nobody."""
    tree = scene.tree
    spoken = {speech.word for speech in heard}
    owned = {
        speech.word
        for speech in heard
        if speech.saying is not None
        and speech.saying.stance == OWN
        and any(d.head in speech.scope and d.event not in PERFORMATIVE for d in drafts)
    }
    plain = {s.word for s in heard if s.saying is not None and s.saying.stance == "report" and not s.saying.quotes_only}
    doubted = {speech.word for speech in heard if speech.saying is not None and speech.saying.stance == "doubt"}
    judged = {speech.word for speech in heard if _judges(tree, speech)}
    tags = {
        speech.word
        for speech in heard
        if speech.saying is not None
        and (
            inverted(tree, speech.word, scene.pack.grammar) is not None
            or tree.child(speech.word, "ccomp") is not None
            or _past(tree, speech.word)
        )
    }
    return [
        draft
        for draft in drafts
        if not (draft.event == "STATE" and draft.head in spoken and not draft.negative)
        and not (draft.event == "REQUEST" and draft.head in owned)
        and not (draft.unmet and draft.event == "THREATEN" and draft.head in plain)
        and not (draft.event == "REJECT" and draft.head in doubted)
        and not (draft.unmet and draft.event == "ACCUSE" and draft.head in judged)
        and not (draft.event not in PERFORMATIVE and draft.head in tags)
        and not (draft.event in SWALLOWING and draft.head in spoken and _past(tree, draft.head))
    ]


def _judges(tree: Tree, speech: Speech) -> bool:
    """Whether an opinion follows a word of judging in a clause, by which nobody is blamed: "estime que …"."""
    return (
        speech.saying is not None
        and speech.saying.stance == "assess"
        and (tree.child(speech.word, "ccomp") is not None or (bool(speech.scope) and min(speech.scope) < speech.word))
    )


def _past(tree: Tree, verb: int) -> bool:
    """Whether what is said is already done, which nobody threatens, promises or asks for: "annonce *avoir tué*"."""
    return any(
        "VerbForm=Inf" in tree[auxiliary].features
        for clause in tree.children(verb, "xcomp", "ccomp")
        for auxiliary in tree.children(clause, "aux:tense")
    )


def _blaming(scene: Scene, draft: Draft) -> Draft:
    """A statement that blames somebody is an accusation: "« Rome viole l'accord », dit X"."""
    if draft.event != "STATE" or draft.negative:
        return draft
    speaker = next((party.head for party in draft.parties if party.role == "actor"), None)
    framed = not draft.rule.startswith(STATED)
    said = {t for head in draft.content for t in scene.tree.subtree(head)} if framed else set(draft.content)
    target = blamed(scene, said - set(draft.words), speaker)
    if target is None and framed and reproaches(scene, said):
        target = next(
            (t for c in scene.tree.children(draft.head, "obj") if (t := scene.stands_for(c)) is not None), None
        )
    if target is None and not (framed and draft.part == "verb" and reproaches(scene, said)):
        return draft
    parties = draft.parties
    if target is not None:
        parties += (Party(role="recipient", sentence=draft.sentence, head=target, relation="blamed"),)
    return replace(draft, event="ACCUSE", mode="disapprove", parties=parties)


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
        inside = content(tree, draft) - set(draft.words) - aside
        within = [other for other in drafts if other.head in inside and other is not draft]
        lacking = any(not lack.startswith("nsubj") for lack in draft.unmet)
        if draft.event == "CONCEDE" and lacking and any(other.event not in PERFORMATIVE for other in within):
            continue  # "prêt à rencontrer X", "renoncer à envoyer des soldats": the event, not a concession
        swallowed.update(other.head for other in within)
        kept.append(_with_affected(draft, within))
    swallowed |= {other.head for draft in drafts for other in _unsaid(tree, draft, drafts)}
    return [draft for draft in kept if draft.head not in swallowed]


def _unsaid(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The events that are named only as what somebody says nothing of: "refuse de confirmer *l'arrivée* de X"."""
    if draft.event != "STATE" or not draft.negative:
        return []
    below = {token for word in draft.words for token in tree.subtree(word)}
    return [other for other in drafts if other.part == "noun" and other.head in below - set(draft.words)]


def _with_affected(draft: Draft, within: Sequence[Draft]) -> Draft:
    if any(party.role == "recipient" for party in draft.parties):
        return draft
    role = "actor" if draft.event == "REQUEST" else "recipient"
    actors = {party.head for party in draft.parties}
    affected = [p for other in within[:1] for p in other.parties if p.role == role and p.head not in actors]
    return replace(draft, parties=draft.parties + tuple(replace(party, role="recipient") for party in affected))


def _as_speech(tree: Tree, draft: Draft, heard: Sequence[Speech]) -> Speech:
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
    # "« … », a accusé X": what he says stands before it.
    said = (s.scope for s in heard if s.word == draft.head and s.scope and min(s.scope) < draft.head)
    scope = (frozenset(below) & segment(tree, draft.head)).union(*said)
    return Speech(word=draft.head, words=draft.words, speaker=speaker, scope=scope, saying=None)


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
        for head in (h for h in tree.conjuncts(speech.speaker) if h == speech.speaker or not listed(tree, h)):
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
        if speech.speaker is not None and draft.head in speech.scope and not denies(speech):
            return [Party(role="actor", sentence=draft.sentence, head=speech.speaker, relation="speaker")]
    return [replace(speaking, role="actor")] if speaking is not None else []


def _first_person(tree: Tree, speech: Speech) -> bool:
    """Whether a word of saying only repeats, in the first person, who is being quoted: « *nous pensons* que … »."""
    return speech.speaker is not None and "Person=1" in tree[speech.speaker].features


def _quoted(reading: Reading, trees: Mapping[int, Tree], heard: Mapping[int, list[Speech]]) -> dict[int, Party]:
    """The speaker of each quotation: of the saying that stands outside it in the sentences that it touches."""
    found: dict[int, Party] = {}
    for number, quotation in enumerate(reading.quotations):
        touching = [i for i, t in trees.items() if _meets(t.sentence, quotation)]
        for index in [*touching[:1], *reversed(touching[1:])]:
            speaker = _speaker_outside(trees[index], heard[index], quotation)
            if speaker is not None:
                found[number] = Party(role="source", sentence=index, head=speaker, relation="quotation")
                break
    return found


def _with_quotations(tree: Tree, heard: list[Speech], quotations: Sequence[Span]) -> list[Speech]:
    """The sayings of a sentence, the nearest one to each quotation in it covering the quotation's words."""
    for quotation in (q for q in quotations if _meets(tree.sentence, q)):
        inside = {t.index for t in tree.tokens if quotation.start <= t.start < quotation.end}
        if len(inside) < LEAST_QUOTED or len(inside) == len(tree):
            continue
        outside = [s for s in heard if s.speaker is not None and s.saying is not None and s.word not in inside]
        nearest = min(outside, key=lambda s: min(abs(s.word - i) for i in inside), default=None)
        if nearest is not None and not inside & set(nearest.words) and _touches(tree, nearest, inside):
            heard = [s if s is not nearest else replace(s, scope=(s.scope | inside) - {s.speaker or -1}) for s in heard]
    return sorted(heard, key=lambda speech: -len(speech.scope))


def _meets(sentence: Sentence, quotation: Span) -> bool:
    """Whether a quotation stands in a sentence, be it in part."""
    return sentence.start < quotation.end and sentence.end > quotation.start


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
        if party.sentence == sentence.index or not _meets(sentence, quotation):
            continue
        for token in sentence.tokens:
            if quotation.start <= token.start < quotation.end:
                found[token.index] = party
    return found
