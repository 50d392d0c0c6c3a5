"""Claims as people and programs read them: a table, JSON, JSON Lines, CSV; scores as a table."""

import csv
import io
import json
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from selon.codec import claim_to_json, document_to_json
from selon.evaluate import MEASURES, Miss, Scores, fillers, measure
from selon.messages import say
from selon.model import Claim, Document, Entity, Place, Quantity, Reading, When

COLOURS = {"CT+": "green", "PR+": "yellow", "PS+": "magenta", "Uu": "blue", "CT-": "red", "PR-": "red", "PS-": "red"}
COLUMNS = ("trigger", "event", "actor", "recipient", "quantities", "when", "where", "sources", "factuality")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run as a formula at the start of a cell."""


def table(reading: Reading, sentences: bool, explain: bool, width: int) -> RenderableType:
    """The claims of a document, one a line, each with its sentence or its reasons below where asked for."""
    title = Text(reading.document.title or reading.document.id, style="bold")
    if reading.document.published:
        title.append(f"  {reading.document.published}", style="dim")
    if not reading.claims:
        return Group(title, Text(f"  {say('no_claims')}", style="dim"))
    grid = Table(box=None, pad_edge=False, header_style="dim", width=width if width < 100 else None)
    for column in COLUMNS:
        grid.add_column(say(column), overflow="fold")
    lines: list[RenderableType] = [title]
    for claim in reading.claims:
        grid.add_row(*_cells(claim))
        if sentences or explain:
            lines += [grid, *_below(claim, explain)]
            grid = Table(box=None, pad_edge=False, show_header=False)
            for _ in COLUMNS:
                grid.add_column(overflow="fold")
    return Group(*lines, grid)


def jsonl(document: Document, claims: Iterable[Claim], explain: bool) -> str:
    """One document with its claims, on one line."""
    return json.dumps(document_to_json(document, claims, explain), ensure_ascii=False)


def csv_rows(reading: Reading, header: bool) -> str:
    """The claims of a document as CSV (RFC 4180), one a row, cells guarded against formulas."""
    out = io.StringIO()
    writer = csv.writer(out)
    if header:
        writer.writerow(("document", "published", "claim", "start", "end", *COLUMNS, "sentence"))
    for claim in reading.claims:
        cells = [str(cell) for cell in _cells(claim)]
        row = [reading.document.id, reading.document.published or "", claim.id]
        row += [str(claim.trigger.start), str(claim.trigger.end), *cells, claim.evidence.text]
        writer.writerow([_guard(cell) for cell in row])
    return out.getvalue()


def scores(found: Scores, by_type: bool) -> str:
    """Precision, recall and F1 of each measure, with counts, in fixed columns."""
    lines = [f"{'':12}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'pred':>7}{'gold':>7}"]
    rows = [(name, found.counts[name]) for name in MEASURES]
    for name, counts in rows + (sorted(found.by_type.items()) if by_type else []):
        figures = "".join(f"{figure:7.3f}" for figure in measure(counts))
        lines.append(f"{name:12}{figures}{counts['right']:7}{counts['predicted']:7}{counts['gold']:7}")
    return "\n".join(lines)


def miss(one: Miss) -> str:
    """A disagreement with what both sides say, and the sentence it is about."""
    claim = one.gold or one.predicted or {}
    lines = [f"\n{one.document[0]} {one.kind} {claim['event']} {claim['trigger'].get('text')!r}"]
    lines.append(f"   {(claim.get('evidence') or {}).get('text', '')}")
    for side, record in (("gold", one.gold), ("pred", one.predicted)):
        if record is not None:
            parts = {name: value for name, value in fillers(dict(record)).items() if value}
            lines.append(f"   {side} {parts} {record['factuality']}")
    return "\n".join(lines)


def explained(claim: Claim) -> str:
    """A claim's reasons as one JSON line."""
    return json.dumps(claim_to_json(claim, explain=True)["reasons"], ensure_ascii=False)


def _cells(claim: Claim) -> list[Text]:
    event = claim.event + (f"/{claim.mode}" if claim.mode else "")
    return [
        Text(claim.trigger.text),
        Text(event, style="bold"),
        Text(_who(claim.actors)),
        Text(_who(claim.recipients)),
        Text(", ".join(_quantity(q) for q in claim.quantities)),
        Text(_when(claim.when)),
        Text(", ".join(_place(p) for p in claim.where)),
        Text(" ← ".join(_name(s) for s in claim.sources), style="cyan"),
        Text(claim.factuality, style=COLOURS.get(claim.factuality, "")),
    ]


def _below(claim: Claim, explain: bool) -> list[RenderableType]:
    copies = f"  ({say('copies', count=len(claim.copies) + 1)})" if claim.copies else ""
    lines: list[RenderableType] = [Text(f"  “{' '.join(claim.evidence.text.split())}”{copies}", style="italic dim")]
    if explain:
        for reason in claim.reasons:
            words = ", ".join(cue.text for cue in reason.cues)
            lines.append(Text(f"    {reason.part}: {reason.rule}  “{words}”", style="dim"))
    return lines


def _who(entities: Iterable[Entity]) -> str:
    return ", ".join(_name(entity) for entity in entities)


def _name(entity: Entity) -> str:
    return f"{entity.name} [{entity.code}]" if entity.code else entity.name


def _quantity(quantity: Quantity) -> str:
    if quantity.value is not None:
        number = f"{'~' if quantity.approx else ''}{quantity.value:g}"
        if quantity.value >= 100_000:
            number = f"{'~' if quantity.approx else ''}{quantity.value:.0f}"
    else:
        number = f"{_bound(quantity.low)}–{_bound(quantity.high)}"
    return " ".join(filter(None, (number, quantity.currency or quantity.unit, quantity.role)))


def _bound(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}" if value == int(value) else f"{value:g}"


def _when(when: When | None) -> str:
    if when is None:
        return ""
    return when.start if when.start == when.end and when.start else f"{when.start or ''}/{when.end or ''}"


def _place(place: Place) -> str:
    return f"{place.name} ({place.country})" if place.country else place.name


def _guard(cell: str) -> str:
    plain = cell.replace(".", "", 1).removeprefix("-").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not plain else cell
