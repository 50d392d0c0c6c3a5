"""When: the calendar times that each sentence names, resolved against the day of publication."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from selon.model import Reading, Sentence, Span, When
from selon.syntax.trees import Tree
from selon.text.calendar import DAY, Interval, parse
from selon.text.dates import find_dates
from selon.text.lattice import DateLexicon

if TYPE_CHECKING:
    from selon.packs.load import Pack

HEAD = 4
"""Date lines stand in the first paragraphs: a title, a subtitle, a line of credits may precede them."""
BEFORE_DATE_LINE = re.compile(r"\W*(?:[^\W\d_][^.;:()]{0,40}[,(]\s*|(?:[^\Wa-z\d_]{2,}[\s-]+)+)?")
AFTER_DATE_LINE = re.compile(r"[\s.,)]*(?:\([^)]{1,40}\)\s*)?(?:[-–—]|$)")
FUTURE = "Tense=Fut"
CONDITIONAL = "Mood=Cnd"
VERBS = frozenset({"VERB", "AUX"})
BACK = 3
"""Sentences without an event that are searched backwards for the date from which the next one counts."""
FRESH = 14
"""Days before the publication in which a day is one of the story, not of its background."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What relative dates count from: the last date of the paragraph, the latest day of the story."""

    paragraph: int = 0
    last: Interval | None = None
    day: Interval | None = None

    def at(self, paragraph: int) -> "Anchors":
        """The anchors in a paragraph: a new one counts from the story's day, not from the background before it."""
        if paragraph == self.paragraph:
            return self
        return replace(self, paragraph=paragraph, last=self.day or self.last)

    def after(self, found: tuple[When, ...], reference: date | None) -> "Anchors":
        """The anchors after a sentence with these times."""
        named = [_interval(when) for when in found]
        days = [day for day in (self.day, *named) if day is not None and _is_fresh(day, reference)]
        latest = max(days, key=lambda day: day.last or date.min, default=None)
        return replace(self, last=named[-1], day=latest) if named else self


def _is_fresh(named: Interval, reference: date | None) -> bool:
    """Whether a date is one day, shortly before the publication."""
    day = named.last if named.last is not None and named.last_precision >= DAY else None
    return day is not None and reference is not None and 0 <= (reference - day).days <= FRESH


def resolve(reading: Reading, pack: "Pack") -> Reading:
    """The reading with the times of all its sentences; the date line of the report is none of them.

    Where the document has no day of publication, its date line gives it.
    """
    reference, lexicon = _published(reading.document.published), pack.dates
    anchors = Anchors()
    times: list[When] = []
    holding = {draft.sentence for draft in reading.drafts}
    passed: list[Sentence] = []
    for sentence in reading.sentences:
        if holding and sentence.index not in holding and sentence.index > HEAD:
            passed.append(sentence)
            continue  # only events are dated; the date line stands near the head
        for other in passed[-BACK:]:
            anchors = anchors.at(other.paragraph)
            anchors = anchors.after(_find(other.text, lexicon, reference, anchors), reference)
        passed.clear()
        anchors = anchors.at(sentence.paragraph)
        found = _sentence_times(sentence, lexicon, reference, anchors)
        line = _date_line(sentence, found, reading)
        if line is not None:
            reference = reference or _published(line.start)
            found = tuple(when for when in found if when is not line)
        anchors = anchors.after(found, reference)
        times += found
    return replace(reading, times=tuple(times))


def _find(
    text: str, lexicon: DateLexicon, reference: date | None, anchors: Anchors, *, future: bool = False
) -> tuple[When, ...]:
    return find_dates(text, lexicon, reference, future=future, anchor=anchors.last, day=anchors.day)


def _sentence_times(
    sentence: Sentence, lexicon: DateLexicon, reference: date | None, anchors: Anchors
) -> tuple[When, ...]:
    """The times of a sentence in the document's offsets; what a future verb governs lies ahead."""
    past = _find(sentence.text, lexicon, reference, anchors)
    if not past:
        return ()
    tree = Tree(sentence)
    if any(_announces(tree, token.index, lexicon) for token in tree.tokens):
        future = {w.span: w for w in _find(sentence.text, lexicon, reference, anchors, future=True)}
        past = tuple(future.get(w.span, w) if _lies_ahead(tree, w.span, lexicon) else w for w in past)
    return tuple(_moved(when, sentence.start) for when in past)


def _lies_ahead(tree: Tree, span: Span, lexicon: DateLexicon) -> bool:
    """Whether the verb that governs the words of a span is in the future."""
    start, end = span.start + tree.sentence.start, span.end + tree.sentence.start
    inside = [token.index for token in tree.tokens if start <= token.start < end and token.pos != "PUNCT"]
    top = next((index for index in inside if tree[index].head not in inside or tree[index].head == index), None)
    if top is None:
        return False
    clause = next((i for i in (top, *tree.ancestors(top)) if _is_predicate(tree, i)), None)
    return clause is not None and _announces(tree, _nearer(tree, clause, top), lexicon)


def _nearer(tree: Tree, clause: int, top: int) -> int:
    """The verb of what is said, if it stands between the saying and the date: parsers attach the date too high."""
    said = [i for i in tree.children(clause, "ccomp") if clause < i < top]
    return said[-1] if said else clause


def _is_predicate(tree: Tree, index: int) -> bool:
    """A verb, other than a participle that only qualifies a noun, or a noun or adjective with a copula."""
    return tree[index].pos in VERBS or tree.child(index, "cop") is not None


def _announces(tree: Tree, index: int, lexicon: DateLexicon) -> bool:
    """Whether a predicate is in the future, by its own form, its auxiliary's or that of its governor."""
    token = tree[index]
    helpers = [tree[child] for child in tree.children(index, "aux", "aux:pass", "aux:tense", "cop")]
    if any(FUTURE in word.features for word in (token, *helpers)):
        return True
    if _promises(tree, index, lexicon) and tree.child(index, "xcomp") is not None:
        return True
    if CONDITIONAL in token.features and token.relation == "ccomp":
        # The future as seen from a past saying: "il a dit que le vote se tiendrait jeudi".
        return True
    infinitive = any("VerbForm=Inf" in word.features for word in (token, *helpers))
    parent = tree.parent(index)
    return (
        infinitive
        and token.relation == "xcomp"
        and parent is not None
        and (_promises(tree, parent, lexicon) or FUTURE in tree[parent].features)
    )


def _promises(tree: Tree, index: int, lexicon: DateLexicon) -> bool:
    token = tree[index]
    return any(feature in token.features for feature in lexicon.auxiliaries.get(token.lemma, ()))


def _date_line(sentence: Sentence, found: tuple[When, ...], reading: Reading) -> When | None:
    """The date line, if the sentence opens one of the first paragraphs with it."""
    before = sentence.index and reading.sentences[sentence.index - 1].paragraph
    opens = sentence.index == 0 or before != sentence.paragraph
    if not found or not opens or sentence.paragraph >= HEAD or len(found[0].start or "") < len("2024-10-08"):
        return None
    start, end = found[0].span.start - sentence.start, found[0].span.end - sentence.start
    fits = BEFORE_DATE_LINE.fullmatch(sentence.text[:start]) and AFTER_DATE_LINE.match(sentence.text, end)
    return found[0] if fits else None


def _moved(when: When, offset: int) -> When:
    span = Span(start=when.span.start + offset, end=when.span.end + offset, text=when.span.text)
    return replace(when, span=span)


def _interval(when: When) -> Interval:
    """The interval that a time stands for, to count from it in the sentences that follow."""
    start, end = parse(when.start), parse(when.end)
    return Interval(
        first=start.first if start else None,
        last=end.last if end else None,
        first_precision=len(when.start or ""),
        last_precision=len(when.end or ""),
    )


def _published(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
