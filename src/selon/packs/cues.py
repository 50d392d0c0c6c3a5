"""The words by which a language says who says a thing, how sure it is, and what carries an event noun."""

import re
from collections import defaultdict
from typing import Literal

import msgspec

from selon.packs.files import load

REFLEXIVE = "se "
"""How a pattern asks for a pronominal verb; a notation of the files, the same in every language."""

Stance = Literal["report", "assess", "deny", "doubt", "comment", "claim"]


class Saying(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family of words of saying that share a stance and what they do to the certainty of what is said.

    `stance`: "report" (dire, annoncer: what is said is an event of its own, the speaker its source),
    "assess" (estimer, juger: an opinion, a STATE besides), "deny" (démentir: what is said did not happen),
    "doubt" (craindre, soupçonner), "comment" (saluer, regretter: a stance to something known),
    "claim" (revendiquer: what is named is the speaker's own act, and nothing else is said).
    `continues` marks words that go on with the last speaker (ajouter, poursuivre).
    """

    id: str
    stance: Stance
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    certainty: Literal["CT", "PR", "PS"] = "CT"
    polarity: Literal["+", "-"] = "+"
    continues: bool = False
    quotes_only: bool = False
    """Only a quotation or a clause is what is said, never an object: "lancer", "poursuivre", "reprendre"."""
    names: bool = False
    """An object is told of only where it names an event, and is no statement else: "évoquer une attaque"."""
    examples: tuple[str, ...]


class Unnamed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns that name a source without naming anybody ("une source", "des analystes"), with their English."""

    lemma: str
    english: str


class AttributionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/attribution.toml."""

    prepositions: tuple[str, ...]
    """What introduces a source anywhere: "selon", "d'après", "à en croire", "de source" …, longest first not needed."""
    opinion_prepositions: tuple[str, ...]
    """What introduces a source only before somebody at the edge of a clause: "pour X, …"."""
    quoting: tuple[str, ...]
    """Lemmas of verbs by which a source cites another: "citant", "cité par"."""
    involvement: tuple[str, ...] = ()
    """Nouns by which one denies an event that they do not name: "nier toute implication"."""
    extent: tuple[str, ...] = ()
    """Prepositions of what belongs to a noun that is told of: "confirmer la mort de X *dans* une attaque"."""
    impersonal: tuple[str, ...] = ()
    """Whole phrases that name an unnamed source: "dit-on", "de source diplomatique"."""
    saying: tuple[Saying, ...]
    unnamed: tuple[Unnamed, ...]


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words or features that lower the certainty of an event in their scope, or turn its polarity.

    `kind` says where the cue stands to the event's word or to a clause above it:
    "modifier" an adverb or adjective below it; "governor" a verb, noun or adjective of whose
    infinitive, complement clause or complement it is ("risque de", "il semble que", "projet de"); "mark" its
    subordinator ("si", "afin que", "pour" + infinitive); "feature" a morphological feature of its verb or
    auxiliaries ("Mood=Cnd"); "negation" a negative word below it; "question" its sentence ends so.
    `certainty` "U" underspecifies (FactBank's Uu); left out, the certainty stays. `polarity` "-" turns it round.
    """

    id: str
    kind: Literal["modifier", "governor", "mark", "feature", "negation", "question"]
    lemmas: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """Lemmas one of which must stand in the same clause: "plus" denies only beside "ne"."""
    mood: tuple[str, ...] = ()
    """The cue counts only where its own verb or its auxiliaries have these features ("pouvoir" in the conditional)."""
    condition: bool = False
    """For a mark: whether its clause is a condition, which leaves what will be on it as open as itself."""
    spares: tuple[str, ...] = ()
    """For a feature: verbs of which it says nothing ("*voudrait* que …" is a polite demand, no rumour of one)."""
    certainty: Literal["CT", "PR", "PS", "U"] | None = None
    polarity: Literal["+", "-"] = "+"
    examples: tuple[str, ...]


class CertaintyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/certainty.toml."""

    cue: tuple[Cue, ...]


class Support(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Verbs that carry an event noun: `subject` is the noun's "actor", "recipient" or "none" (avoir lieu).

    `via` is the relation in which the noun stands to the verb, in the active voice: "obj" (mener une attaque; also
    "une attaque a été menée"), "nsubj" (une attaque a eu lieu), "obl:à" (se livrer à) …
    """

    verbs: tuple[str, ...]
    subject: Literal["actor", "recipient", "none"]
    via: str
    examples: tuple[str, ...]


class SupportFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/support.toml."""

    support: tuple[Support, ...]


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which a text is known to be of a kind that gives claims, or of one that does not."""

    name: str
    relevant: bool
    alone: bool = False
    """A sentence with one of these words is read even in a report that is off topic."""
    words: tuple[str, ...]


class TopicFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """data/<language>/topics.toml."""

    topic: tuple[Topic, ...]


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """All of the above, indexed as the stages look things up."""

    attribution: AttributionFile
    sayings: dict[str, Saying]
    """Lemma of a verb or noun of saying → its family; "se verb" for pronominal ones, idioms by their whole pattern."""
    documents: frozenset[str]
    """Nouns of what is said or counted ("communiqué", "bilan"), which speak for whom they are of."""
    idioms: dict[str, tuple[tuple[tuple[str, ...], Saying], ...]]
    """First lemma → the further words of an idiom of saying ("faire savoir", "faire état de") and its family."""
    hearsay: re.Pattern[str]
    """What finds a phrase of hearsay in a sentence: "dit-on", "de source militaire"."""
    unnamed: dict[str, str]
    cues: dict[str, tuple[Cue, ...]]
    """Lemma (or "Feature=Value") → cues."""
    support: dict[tuple[str, ...], tuple[Support, ...]]
    """The words of a support verb ("mener"; "faire", "objet"; "être", "victime") → its entries."""
    topics: tuple[Topic, ...]
    topic_of: dict[str, tuple[str, ...]]
    """Word → the topics that it speaks of."""


def load_cues(language: str) -> Cues:
    """The cues of a pack."""
    attribution = load(f"{language}/attribution.toml", AttributionFile)
    idioms: dict[str, list[tuple[tuple[str, ...], Saying]]] = defaultdict(list)
    sayings: dict[str, Saying] = {}
    for saying in attribution.saying:
        for pattern in (*saying.verbs, *saying.nouns):
            lemma, *rest = pattern.removeprefix(REFLEXIVE).split()
            if rest:
                idioms[lemma].append((tuple(rest), saying))
            else:
                sayings[pattern] = saying
    cues: dict[str, list[Cue]] = defaultdict(list)
    for cue in load(f"{language}/certainty.toml", CertaintyFile).cue:
        for key in (*cue.lemmas, *cue.features):
            cues[key].append(cue)
    support: dict[tuple[str, ...], list[Support]] = defaultdict(list)
    for entry in load(f"{language}/support.toml", SupportFile).support:
        for verb in entry.verbs:
            support[tuple(verb.removeprefix("se ").split())].append(entry)
    topics = load(f"{language}/topics.toml", TopicFile).topic
    topic_of: dict[str, list[str]] = defaultdict(list)
    for topic in topics:
        for word in dict.fromkeys(topic.words):
            topic_of[word].append(topic.name)
    return Cues(
        attribution=attribution,
        sayings=sayings,
        documents=frozenset(noun for saying in attribution.saying for noun in saying.nouns),
        idioms={lemma: tuple(found) for lemma, found in idioms.items()},
        hearsay=_any_of(attribution.impersonal),
        unnamed={entry.lemma: entry.english for entry in attribution.unnamed},
        cues={key: tuple(found) for key, found in cues.items()},
        support={verb: tuple(found) for verb, found in support.items()},
        topics=topics,
        topic_of={word: tuple(names) for word, names in topic_of.items()},
    )


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of these phrases as whole words, whichever apostrophes it is written with."""
    spelt = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{spelt})\b" if spelt else r"(?!)", re.IGNORECASE)
