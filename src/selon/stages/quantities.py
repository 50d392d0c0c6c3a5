"""How many: the counted and measured things of each sentence, with what befell those counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from selon.model import Quantity, Reading, Sentence, Span, Token
from selon.packs.numbers import NumberLexicon
from selon.syntax.counted import counted_noun, fate, token_at, unit_of
from selon.syntax.trees import Tree
from selon.text.numberwords import fold
from selon.text.numerals import Number, bounded_after, find_numbers
from selon.text.units import Money, find_money

if TYPE_CHECKING:
    from selon.packs.load import Pack

DAY = 24
"""Hours: fewer, run on to their symbol, are a time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with what it counts; offsets are those of the sentence's text."""

    number: Number
    unit: str | None
    end: int
    role: str | None = None
    shared: bool = False
    """Whether a verb gives the role, so that what is coordinated with it has it too."""
    currency: str | None = None
    part: bool = False
    """Whether it is some of those counted before it: 20 dead, of them *three children*."""


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence under reading: its text in lower case, its tree, the lexicon, the demonyms by their start."""

    text: str
    tree: Tree
    lexicon: NumberLexicon
    demonyms: Mapping[int, int]


def quantify(reading: Reading, pack: Pack) -> Reading:
    """The reading with the quantities of its parsed sentences, in the order of the text."""
    demonyms = {m.span.start: m.span.end for m in reading.mentions if m.kind == "demonym"}
    parsed = (sentence for sentence in reading.sentences if sentence.tokens)
    found = (quantity for sentence in parsed for quantity in quantify_sentence(sentence, pack.numbers, demonyms))
    return replace(reading, quantities=tuple(found))


def quantify_sentence(
    sentence: Sentence, lexicon: NumberLexicon, demonyms: Mapping[int, int] | None = None
) -> tuple[Quantity, ...]:
    """The quantities of one parsed sentence; `demonyms` gives the start and end of each demonym in the document."""
    numbers = find_numbers(sentence.text, lexicon.words)
    single = _single_units(sentence, lexicon)
    if not numbers:
        return tuple(_quantity(sentence, count) for count in single)
    sums = {money.number.core: money for money in find_money(sentence.text, numbers, lexicon.currencies)}
    context = Context(fold(sentence.text), Tree(sentence), lexicon, demonyms or {})
    counts: list[Count] = []
    for number in numbers:
        if counts and number.core < counts[-1].end:
            continue  # inside the phrase before: 2,000 of the *3,550* soldiers
        money = sums.get(number.core)
        count = _sum(money) if money else _count(_changed(number, context), counts, context)
        if count:
            counts.append(count)
    counts = sorted([*counts, *single], key=lambda count: count.number.start) if single else counts
    return tuple(_quantity(sentence, count) for count in counts)


def _single_units(sentence: Sentence, lexicon: NumberLexicon) -> list[Count]:
    """The durations of one unit, which the article counts: "*un an* de prison", "une grève d'*une journée*"."""
    found: list[Count] = []
    for article, noun in pairwise(sentence.tokens):
        if noun.lemma.lower() in lexicon.time.units and article.text.lower() in lexicon.articles:
            start, end = article.start - sentence.start, noun.end - sentence.start
            if _lasts(Tree(sentence), start, noun, lexicon):
                number = Number(start=start, core=start, end=end, value=1)
                found.append(Count(number=number, unit=noun.lemma.lower(), end=end))
    return found


def _lasts(tree: Tree, start: int, noun: Token, lexicon: NumberLexicon) -> bool:
    """Whether a noun of time says how long, by what stands before it or by what it completes or is completed by."""
    text, end = fold(tree.sentence.text), noun.end - tree.sentence.start
    if lexicon.time.after.match(text, end):
        return False
    if lexicon.time.durations.search(text[max(0, start - 24) : start]):
        return True
    following = text[end : end + 4].replace("'", "' ").split()
    whole = bool(following) and following[0] in lexicon.partitives
    part = noun.relation == "nmod" and tree.preposition(noun.index) in lexicon.partitives
    return (whole or part) and not (part and noun.lemma.lower() in lexicon.time.years)


def _quantity(sentence: Sentence, count: Count) -> Quantity:
    number, start, end = count.number, count.number.start, count.end
    return Quantity(
        unit=count.unit,
        value=number.value,
        low=number.low,
        high=number.high,
        approx=number.approx,
        role=count.role,
        currency=count.currency,
        span=Span(start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end]),
    )


def _sum(money: Money) -> Count:
    return Count(number=money.number, unit=money.currency.unit, end=money.number.end, currency=money.currency.code)


def _count(number: Number, counts: Sequence[Count], context: Context) -> Count | None:
    if number.glued:
        return _symbolic(number, context)
    noun = counted_noun(context.tree, number, context.lexicon)
    whole = next((count for count in reversed(counts) if not count.part), None)
    count = _bare(number, whole, context) if noun is None else _of_noun(number, noun, context)
    return _inherited(count, counts[-1], context) if count and counts else count


def _changed(number: Number, context: Context) -> Number:
    """The number with its end alone, where a verb makes a change of its range: to rise *from 10 to 15*."""
    first = token_at(context.tree, number.start)
    near = (context.tree[i].lemma for i in range(max(first - 2, 0), first))
    if number.low is None or number.high is None or not any(lemma in context.lexicon.changes for lemma in near):
        return number
    return replace(number, value=number.high, low=None, high=None)


def _symbolic(number: Number, context: Context) -> Count | None:
    """A count of a unit written as a symbol on to the digits: 48h."""
    index = token_at(context.tree, number.core)
    if index >= len(context.tree):
        return None
    end = context.tree[index].end - context.tree.sentence.start
    end = end if end > number.end else _word_end(context.text, number.end)
    unit = context.lexicon.time.symbols.get(context.text[number.end : end])
    return Count(number=number, unit=unit, end=end) if unit and (number.value or 0) >= DAY else None


def _word_end(text: str, start: int) -> int:
    while start < len(text) and text[start].isalpha():
        start += 1
    return start


def _of_noun(number: Number, noun: int, context: Context) -> Count | None:
    tree, token = context.tree, context.tree[noun]
    end = context.demonyms.get(_next_start(tree, noun), token.end) - tree.sentence.start
    unit = context.lexicon.time.symbols.get(token.text) or unit_of(token, context.lexicon)
    if (token.text in context.lexicon.time.symbols and (number.value or 0) < DAY) or not _counts(
        number, unit.lower(), token.end - tree.sentence.start, context
    ):
        return None
    role, shared = fate(tree, token_at(tree, number.start), noun, context.lexicon)
    if role is None and _is_known_pair(number, context):
        return None
    closed = _closed(replace(number, end=end), context)
    return Count(number=closed, unit=unit, end=closed.end, role=role, shared=shared)


def _is_known_pair(number: Number, context: Context) -> bool:
    """Whether two are both of those that are known, and so no count: *the two* companies."""
    before = context.text[max(0, number.start - 24) : number.start]
    return number.value == 2 and number.start == number.core and bool(context.lexicon.definite.search(before))


def _next_start(tree: Tree, index: int) -> int:
    return tree[index + 1].start if index + 1 < len(tree) else -1


def _closed(number: Number, context: Context) -> Number:
    """The number with a half or a bound that stands after what it counts: two years and a half, 20 people at least."""
    words = context.lexicon.words
    if number.value is not None and (half := words.halves.match(context.text, number.end)):
        number = replace(number, value=number.value + 0.5, end=half.end())
    match = words.after.match(context.text, number.end)
    return bounded_after(number, match) if match else number


def _counts(number: Number, unit: str, end: int, context: Context) -> bool:
    """Whether a number of this unit counts things or measures a duration; not a length, an age, a date."""
    lexicon, before = context.lexicon, context.text[max(0, number.start - 24) : number.start]
    if unit in lexicon.measures:
        return False
    if unit in lexicon.time.units:
        return _is_duration(number, unit, end, before, context)
    return True


def _is_duration(number: Number, unit: str, end: int, before: str, context: Context) -> bool:
    time = context.lexicon.time
    if time.durations.search(before):
        return True
    if time.after.match(context.text, end) or time.before.search(before):
        return False
    following = context.text[end : end + 4].replace("'", "' ").split()
    if following and following[0] in context.lexicon.partitives and not number.year:
        return True
    return unit not in time.years


def _bare(number: Number, previous: Count | None, context: Context) -> Count | None:
    """A number whose noun is left out: it takes the noun before it, or counts who dies or is counted by a total."""
    text, lexicon = context.text, context.lexicon
    if number.year:
        return None
    first = token_at(context.tree, number.core)
    if first >= len(context.tree) or _is_denominator(context, first) or _is_outdated(number, first, context):
        return None
    carrier = lexicon.carried_after.match(text, number.end)
    noun = token_at(context.tree, carrier.end()) - 1 if carrier else first
    role, shared = fate(context.tree, first, noun, lexicon)
    unit = _total(context, first)
    counts = previous if previous and (previous.currency is None or number.collective) else None
    if counts and counts.currency:
        return Count(number=number, unit=counts.unit, end=number.end, currency=counts.currency)
    if not (role or unit or (counts and (carrier or _is_carried(number, counts, context)))):
        return None
    unit = unit or (counts.unit if counts else None)
    role = role or lexicon.roles.nouns.get(unit or "")
    count = Count(number=number, unit=unit, end=carrier.end() if carrier else number.end)
    return count if unit in lexicon.things else replace(count, role=role, shared=shared)


def _is_denominator(context: Context, first: int) -> bool:
    """Whether a number says out of how many: one civilian out of *four*."""
    before = context.tree[first - 1].text.lower() if first else ""
    return context.lexicon.words.arithmetic.links.get(before) == "over"


def _is_outdated(number: Number, first: int, context: Context) -> bool:
    """Whether a number is what there was before: "passe *de 2 500* à 900"."""
    tree, after = context.tree, token_at(context.tree, number.end)
    to = after + 1 < len(tree) and tree[after].pos == "ADP" and tree[after + 1].pos == "NUM"
    partitives = context.lexicon.partitives
    return to and tree.preposition(first) in partitives and tree[after].lemma not in partitives


def _is_carried(number: Number, previous: Count, context: Context) -> bool:
    between = context.text[previous.end : number.start]
    lexicon = context.lexicon
    if lexicon.attributed.match(context.text, number.end):
        return True
    return bool(lexicon.carried_before.search(between[-24:]) or lexicon.subset.search(between[-24:]))


def _total(context: Context, index: int) -> str | None:
    """The noun of a total that the number is said to be: the number of *dead* has risen to 45."""
    tree = context.tree
    head = next((above for above in tree.ancestors(index) if tree[above].pos != "NUM"), None)
    subject = None if head is None else tree.child(head, "nsubj", "nsubj:pass")
    near = (i for i in range(index + 1, min(index + 4, len(tree))) if tree[i].lemma in context.lexicon.totals)
    for total in (subject, next(near, None)):
        noun = None if total is None or tree[total].lemma not in context.lexicon.totals else tree.child(total, "nmod")
        if noun is not None:
            return unit_of(tree[noun], context.lexicon)
    return None


def _inherited(count: Count, previous: Count, context: Context) -> Count:
    """The count with the role of the one before it, of which it is a part or with which it shares a verb."""
    between = context.text[previous.end : count.number.start].strip(" ")
    listed = between in context.lexicon.listed
    part = bool(context.lexicon.subset.search(between[-24:])) or (previous.part and listed)
    count = replace(count, part=part)
    if count.role or previous.role is None or not (part or (previous.shared and listed)):
        return count
    return replace(count, role=previous.role, shared=True)
