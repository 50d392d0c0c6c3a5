"""The records of a reading: frozen, without behaviour beyond what their own words allow.

Offsets count Unicode code points in the document's text, half-open (W3C Web Annotation,
TextPositionSelector). Unknown is ``None`` or ``()``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A news report as it came in; `published` is an ISO 8601 date."""

    id: str
    text: str
    language: str
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A document that was not read, the stage that gave it up, and why."""

    document: str
    stage: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Token:
    """A word of a parsed sentence, with its Universal Dependencies analysis.

    `index` and `head` count inside the sentence (the root is its own head); `start` and `end`
    count in the document. Not frozen for speed alone: nobody changes one.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    features: frozenset[str]
    head: int
    relation: str
    entity: str | None = None
    entity_start: bool = False
    sentence_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its place, its paragraph, and its tokens, none where the gate left it unparsed."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()
    quote: int | None = None
    """The number of the quotation in which this sentence begins; else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor, a recipient or a source: short English name, CAMEO-style code, the words."""

    name: str
    code: str | None = None
    span: Span | None = None
    kind: str | None = None
    """For a source: "named" or "unnamed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A counted or measured thing: a value, or bounds; currencies are ISO 4217 codes."""

    unit: str | None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    approx: bool = False
    role: str | None = None
    currency: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of ISO 8601 dates, as precise as the text; an open side is None."""

    start: str | None
    end: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event happens: English name, ISO 3166-1 alpha-3 country, GeoNames id, WGS 84."""

    name: str
    country: str | None = None
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What decided one part of a claim: the pack's file and entry, and the words."""

    part: str
    rule: str
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One passage saying that one event happened, will happen or did not, and on whose word."""

    id: str
    event: str
    mode: str | None
    trigger: Span
    evidence: Span
    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    when: When | None = None
    where: tuple[Place, ...] = ()
    sources: tuple[Entity, ...] = ()
    factuality: str = "CT+"
    cues: tuple[Span, ...] = ()
    quote: bool = False
    copies: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found in the text, and the entity it stands for.

    `kind` is the kind of name: country, demonym, seat, person, body, group, agency, outlet, place …
    """

    sentence: int
    head: int
    """The index of its head token in that sentence."""
    span: Span
    entity: Entity
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody whom the document has spoken of, and how: enough to decide whether a pronoun can mean him."""

    sentence: int
    head: int
    entity: Entity
    lemma: str
    plural: bool
    person: bool
    subject: bool
    quoted: bool
    gender: str | None
    also: tuple[Entity, ...] = ()
    """Those coordinated with him: "ils" after "Paris et Berlin" are both."""

    @property
    def place(self) -> tuple[int, int]:
        """Where he is named: sentence and token."""
        return self.sentence, self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A token that stands to a trigger as its actor or its recipient."""

    role: str
    sentence: int
    head: int
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making: a trigger with its frame, and what the stages have found of it."""

    sentence: int
    head: int
    words: tuple[int, ...]
    event: str
    mode: str | None
    rule: str
    negative: bool = False
    """Whether the trigger itself says that nothing happened."""
    unmet: tuple[str, ...] = ()
    """What its frame needs and does not find, by relation and sort; such a draft is kept only if it is likely."""
    chance: float = 1.0
    """How likely the trigger tells of an event, by its traits."""
    definite: bool = False
    """Whether the trigger is a noun with a definite, demonstrative or possessive determiner."""
    part: str
    """"verb", "noun", "adjective" or "source" (a statement given by "selon" alone)."""
    mutual: bool = False
    """Whether those who act do so to one another: "Bakou et Erevan *s'accusent*"."""
    anchor: int
    """The token whose clause says how sure: the trigger, or the verb that carries a noun."""
    parties: tuple[Party, ...] = ()
    content: tuple[int, ...] = ()
    uses: tuple[int, ...] = ()
    """Event nouns that only complete the trigger: "suspendre *l'aide*"."""
    yields: tuple[int, ...] = ()
    """The triggers before which a statement gives way: events in what is said, if they become claims."""
    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    sources: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    when: When | None = None
    where: tuple[Place, ...] = ()
    factuality: str = "CT+"
    cues: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that is known of one document so far; each stage returns a new one that knows more."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Span, ...] = ()
    topics: tuple[str, ...] = ()
    """How much the report speaks of each topic of the pack: "report:war>=4"."""
    repeats: tuple[tuple[int, int], ...] = ()
    """(sentence, earlier sentence) where a passage stands again, word for word."""
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    drafts: tuple[Draft, ...] = ()
    known: tuple[Known, ...] = ()
    """Those whom the report speaks of, at each place where it does, in the order of the text."""
    sayings: frozenset[tuple[int, int]] = frozenset()
    """(sentence, token) of each word of saying."""
    claims: tuple[Claim, ...] = ()
