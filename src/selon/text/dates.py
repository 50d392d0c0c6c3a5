"""The dates of a text: a small grammar over the words of a date lexicon, longest expression first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from selon.model import Span, When
from selon.text.calendar import NOWHEN, Interval
from selon.text.lattice import DateLexicon, Entry, Form, Item, Slots, Token, Value, lattice, tokenize
from selon.text.meanings import OPERATIONS
from selon.text.moments import Context, Partial, settle

TOP = "when"
AHEAD = "ahead"
"""Words that announce what is to come; they turn a date that follows within so many words to the future."""
REACH = 8
NONE: frozenset[str] = frozenset()
CLAUSE_ENDS = frozenset('.;:!?()«»"')


def find_dates(
    text: str,
    lexicon: DateLexicon,
    reference: date | None,
    *,
    future: bool = False,
    anchor: Interval | None = None,
    day: Interval | None = None,
) -> tuple[When, ...]:
    """The calendar times that a text gives, in its order, as precise as its words.

    `reference` is the day the text was published: without it, only what is absolute, or counted from a date
    of the text itself, is found. `future` turns weekdays and dates without a year ahead; `anchor` is the last
    date named before the text, `day` the latest day of what it tells.
    """
    return tuple(
        _when(text, span, found)
        for span, found in _Finder(text, lexicon).find(
            Context(reference=reference, anchor=anchor, day=day, future=future)
        )
    )


def _when(text: str, span: tuple[int, int], found: Interval) -> When:
    start, end = found.iso()
    return When(start=start, end=end, span=Span(start=span[0], end=span[1], text=text[span[0] : span[1]]))


class _Finder:
    """One reading of one text; what a symbol means at a token is worked out once for each anchor."""

    def __init__(self, text: str, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        self.tokens: list[Token] = tokenize(text)
        self.entries: list[list[Entry]] = lattice(text, self.tokens, lexicon)
        self.categories = [{entry.category for entry in own} for own in self.entries]
        self.possible = [_possible(own, lexicon) for own in self.categories]
        self.anywhere = NONE.union(*self.possible)
        self.usable: dict[str, tuple[Form, ...]] = {}
        self.context = Context()
        self.known: dict[tuple[str, int], dict[int, Value]] = {}

    def find(self, context: Context) -> Iterator[tuple[tuple[int, int], Interval]]:
        """Each expression's place and interval; the last day named becomes the anchor of what follows."""
        index, anchor = 0, context.anchor
        if all(own <= self.lexicon.weak for own in self.categories):
            return
        while index < len(self.tokens):
            if TOP not in self.possible[index]:
                index += 1
                continue
            found = self.longest(index, replace(context, anchor=anchor, future=context.future or self.ahead(index)))
            if found is None:
                index += 1
                continue
            end, interval = found
            if interval != NOWHEN:
                yield (self.tokens[index].start, self.tokens[end - 1].end), interval
                anchor = interval
            index = end

    def longest(self, index: int, context: Context) -> tuple[int, Interval] | None:
        """The end and interval of the longest expression that begins at a token."""
        if context != self.context:
            self.context, self.known = context, {}
        end, value = max(self.match(TOP, index).items(), default=(index, None), key=lambda found: found[0])
        if not isinstance(value, Interval | Partial):
            return None
        # What has the form of a date but is none, or none without a reference, hides no shorter one: "le 30 février".
        return end, settle(value, context) or NOWHEN

    def ahead(self, index: int) -> bool:
        """Whether a word shortly before, in the same clause, announces what is to come."""
        for before in range(index - 1, max(-1, index - REACH), -1):
            if self.tokens[before].text in CLAUSE_ENDS:
                return False
            if any(entry.category == AHEAD for entry in self.entries[before]):
                return True
        return False

    def match(self, symbol: str, index: int) -> dict[int, Value]:
        """Every end that a symbol can have from a token on, with its value; the first form wins."""
        key = (symbol, index)
        if key in self.known:
            return self.known[key]
        found = self.known[key] = {}
        if index < len(self.tokens):
            for entry in self.entries[index]:
                if entry.category == symbol:
                    found.setdefault(entry.end, entry.value)
            for form in self.forms(symbol):
                if form.first.isdisjoint(self.categories[index]):
                    continue
                for end, value in self.formed(form, index):
                    found.setdefault(end, value)
        return found

    def forms(self, symbol: str) -> tuple[Form, ...]:
        """The forms of a symbol whose places this text can fill at all: most texts lack the words of most forms."""
        if symbol not in self.usable:
            self.usable[symbol] = tuple(
                form
                for form in self.lexicon.forms.get(symbol, ())
                if not any(self.anywhere.isdisjoint(item.symbols) for item in form.items if item.required)
            )
        return self.usable[symbol]

    def formed(self, form: Form, index: int) -> Iterator[tuple[int, Value]]:
        """The ends and meanings of one form from a token on."""
        operation = OPERATIONS[form.means]
        for end, slots in self.fill(form.items, index, {}):
            value = operation(slots, self.context, self.lexicon.seasons)
            if value is not None and end > index:
                yield end, value

    def fill(self, items: tuple[Item, ...], index: int, slots: Slots) -> Iterator[tuple[int, Slots]]:
        """The ways to fill these places of a form from a token on."""
        if not items:
            yield index, slots
            return
        item, rest = items[0], items[1:]
        if item.look:
            if self.follows(item, index) == (item.look > 0):
                yield from self.fill(rest, index, slots)
            return
        here = self.possible[index] if index < len(self.tokens) else NONE
        for symbol in item.symbols:
            if symbol not in here:
                continue
            for end, value in tuple(self.match(symbol, index).items()):
                yield from self.fill(rest, end, {**slots, item.slot or symbol: value})
        if item.optional:
            yield from self.fill(rest, index, slots)

    def follows(self, item: Item, index: int) -> bool:
        """Whether one of an item's symbols stands at a token; the end of the text counts as a stop."""
        if index >= len(self.tokens):
            return "stop" in item.symbols or "pause" in item.symbols
        here = self.possible[index]
        return any(symbol in here and self.match(symbol, index) for symbol in item.symbols)


def _possible(categories: set[str], lexicon: DateLexicon) -> frozenset[str]:
    """The symbols that can begin at a token of these categories."""
    return frozenset(categories).union(*(lexicon.begins.get(category, NONE) for category in categories))
