"""Claims and scores as programs read them: JSON, JSON Lines, CSV, fixed columns."""

import csv
import io
import json
from collections.abc import Iterable

from selon.codec import document_to_json
from selon.evaluate import MEASURES, Miss, Scores, fillers, measure
from selon.messages import say
from selon.model import Claim, Document, Reading
from selon.words import entity_words, place_words, quantity_words, when_words

COLUMNS = (
    *("document", "published", "claim", "start", "end", "trigger", "event", "mode", "actors", "recipients"),
    *("quantities", "when", "where", "sources", "factuality", "sentence"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run as a formula at the start of a cell."""


def jsonl(document: Document, claims: Iterable[Claim], explain: bool) -> str:
    """One document with its claims, on one line."""
    return json.dumps(document_to_json(document, claims, explain), ensure_ascii=False)


def csv_header() -> str:
    """The names of the columns, the same in every language."""
    return _csv([COLUMNS])


def csv_rows(reading: Reading) -> str:
    """The claims of a document as CSV (RFC 4180), one a row, cells guarded against formulas."""
    return _csv([map(_guard, _cells(reading.document, claim)) for claim in reading.claims])


def scores(found: Scores, by_type: bool) -> str:
    """Precision, recall and F1 of each measure, with counts, in fixed columns."""
    lines = [f"{'':12}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'pred':>7}{'gold':>7}"]
    rows = [(name, found.counts[name]) for name in MEASURES]
    for name, counts in rows + (sorted(found.by_type.items()) if by_type else []):
        figures = "".join(f"{figure:7.3f}" for figure in measure(counts))
        lines.append(f"{name:12}{figures}{counts['right']:7}{counts['predicted']:7}{counts['gold']:7}")
    return "\n".join(lines)


def miss(one: Miss) -> str:
    """A disagreement: the sentence it is about, and the parts in which the two sides differ."""
    claim = one.gold or one.predicted or {}
    lines = [f"\n{one.document[0]}: {say(one.kind)}: {claim['event']} {claim['trigger'].get('text')!r}"]
    lines.append(f"    “{' '.join(((claim.get('evidence') or {}).get('text') or '').split())}”")
    sides = {name: _parts(record) for name, record in (("gold", one.gold), ("selon", one.predicted)) if record}
    shown = {part for parts in sides.values() for part in parts}
    if len(sides) == 2:
        shown = {part for part in shown if sides["gold"].get(part) != sides["selon"].get(part)}
    for name, parts in sides.items():
        told = "; ".join(f"{part} {parts.get(part, '–')}" for part in sorted(shown))
        lines.append(f"    {name:6}{told}")
    return "\n".join(lines)


def _parts(record: object) -> dict[str, str]:
    claim = dict(record)  # type: ignore[call-overload]
    parts = {name: ", ".join(sorted(map(_plain, values))) for name, values in fillers(claim).items() if values}
    return parts | {"factuality": claim["factuality"]}


def _plain(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return "/".join("" if part is None else f"{part:g}" if isinstance(part, float) else str(part) for part in value)


def _cells(document: Document, claim: Claim) -> tuple[str, ...]:
    trigger = claim.trigger
    return (
        *(document.id, document.published or "", claim.id, str(trigger.start), str(trigger.end), trigger.text),
        *(claim.event, claim.mode or "", entity_words(claim.actors), entity_words(claim.recipients)),
        *(", ".join(map(quantity_words, claim.quantities)), when_words(claim.when)),
        *(", ".join(map(place_words, claim.where)), entity_words(claim.sources, " ← ")),
        *(claim.factuality, claim.evidence.text),
    )


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _guard(cell: str) -> str:
    plain = cell.replace(".", "", 1).removeprefix("-").isdigit()
    return f"'{cell}" if cell.startswith(FORMULA) and not plain else cell
