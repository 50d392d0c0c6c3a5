"""Claims as a table for a terminal of any width, with their sentences and reasons below on demand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from selon.messages import say, texts
from selon.model import Claim, Entity, Reading
from selon.words import event_words, place_words, quantity_words, when_words

COLOURS = {"CT+": "green", "PR+": "yellow", "PS+": "magenta", "Uu": "blue", "CT-": "red", "PR-": "red", "PS-": "red"}
WIDE = 130
"""Columns of a terminal from which each part has its own; below, related parts share one."""
NARROWEST = 6
GAP = "  "
SPACE = re.compile(r"\s")

Row = dict[str, Text]


def table(reading: Reading, sentences: bool, explain: bool, console: Console) -> Text:
    """The claims of a document, one a line where the terminal is wide enough; in a pipe, always one a line."""
    title = Text(reading.document.title or reading.document.id, style="bold")
    if reading.document.published:
        title.append(f"  {reading.document.published}", style="not bold dim")
    if not reading.claims:
        return Text("\n").join([title, Text(f"  {say('no_claims')}", style="dim")])
    width = console.width if console.is_terminal else 10**6
    cells = _wide if width >= WIDE else _narrow
    rows = [cells(claim) for claim in reading.claims]
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    header = {name: Text(say(name), style="dim") for name in names}
    widths = _fit([max(row[name].cell_len for row in (header, *rows)) for name in names], width)
    lines = [title, *_lines([header[name] for name in names], widths, console)]
    by_claim = dict(zip((claim.id for claim in reading.claims), rows, strict=True))
    for _, group in groupby(reading.claims, key=lambda claim: claim.evidence):
        claims = list(group)
        for claim in claims:
            lines += _lines([by_claim[claim.id][name] for name in names], widths, console)
            lines += _reasons(claim) if explain else []
        if sentences or explain:
            lines += [*_sentence(claims, min(width, 100), console), Text()]
    return Text("\n").join(lines)


def _wide(claim: Claim) -> Row:
    return {
        "event": Text(event_words(claim), style="bold"),
        "trigger": Text(claim.trigger.text),
        "actor": _who(claim.actors),
        "recipient": _who(claim.recipients),
        "quantities": Text(", ".join(map(quantity_words, claim.quantities))),
        "when": Text(when_words(claim.when)),
        "where": Text(", ".join(map(place_words, claim.where))),
        "sources": _sources(claim),
        "factuality": Text(claim.factuality, style=COLOURS.get(claim.factuality, "")),
    }


def _narrow(claim: Claim) -> Row:
    row = _wide(claim)
    who = row["actor"] + Text(" → ", style="dim") + row["recipient"] if row["recipient"] else row["actor"]
    parts = [part for name in ("quantities", "when", "where") if (part := row[name])]
    return {
        "event": Text(" ").join([row["event"], row["trigger"]]),
        "who": who,
        "circumstances": Text(" · ").join(parts),
        "sources": row["sources"],
        "factuality": row["factuality"],
    }


def _who(entities: Iterable[Entity]) -> Text:
    return Text(", ").join([_name(entity) for entity in entities])


def _sources(claim: Claim) -> Text:
    """The chain as it is told: whoever speaks to the outlet first."""
    found = Text(" ← ", style="dim").join([_name(source) for source in claim.sources])
    found.stylize("cyan")
    return found


def _name(entity: Entity) -> Text:
    name = Text(entity.name)
    return name.append(f" [{entity.code}]", style="dim") if entity.code else name


def _fit(natural: Sequence[int], width: int) -> list[int]:
    """The widths of columns, the widest made narrower until all fit."""
    widths = list(natural)
    room = width - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(cells: Sequence[Text], widths: Sequence[int], console: Console) -> Iterator[Text]:
    """A row as lines of the terminal, each cell folded into its column."""
    folded = [list(cell.wrap(console, width)) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(lines) for lines in folded)):
        parts = []
        for lines, width in zip(folded, widths, strict=True):
            part = lines[number].copy() if number < len(lines) else Text()
            part.rstrip()
            part.pad_right(width - part.cell_len)
            parts.append(part)
        line = Text(GAP).join(parts)
        line.rstrip()
        yield line


def _reasons(claim: Claim) -> Iterator[Text]:
    names = texts("en")
    for reason in claim.reasons:
        part = say(reason.part) if reason.part in names else reason.part
        words = f"  “{', '.join(cue.text for cue in reason.cues)}”" if reason.cues else ""
        yield Text.assemble(("    " + f"{part}: ", "dim"), (reason.rule, "dim cyan"), (words, "dim"))


def _sentence(claims: Sequence[Claim], width: int, console: Console) -> Iterator[Text]:
    """The sentence of some claims, with the words that name the events in bold."""
    evidence = claims[0].evidence
    line = Text(SPACE.sub(" ", evidence.text), style="italic dim")
    for claim in claims:
        line.stylize("bold not dim", claim.trigger.start - evidence.start, claim.trigger.end - evidence.start)
    line = Text("“") + line + Text("”")
    if copies := max(len(claim.copies) for claim in claims):
        line.append(f" ({say('copies', count=copies + 1)})", style="dim")
    for part in line.wrap(console, width - 4):
        part.rstrip()
        yield Text("    ") + part
