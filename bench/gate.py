"""Quality floors: scores on coded reports and on the pack's own examples may go up and never down.

    python -m bench.gate

The floors stand in tests/baseline.json with the SHA-256 of the reports that they were measured on. The reports lie
under $SELON_SHARED (default: ../shared); without them that part is skipped, visibly. Of the held-back reports, which
nobody developed with, only sums are printed. So it is with the held-back third of our own coded reports and of the
coded news (training.coded).
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.examples import failures
from selon.codec import document_from_json, document_to_json
from selon.evaluate import MEASURES, Record, Scores, score
from selon.intake.records import records
from selon.pipeline import Reader
from training.coded import coded_news, held_back, own_reports

ROOT = Path(__file__).resolve().parents[1]
BASELINE = ROOT / "tests" / "baseline.json"
SHARED = Path(os.environ.get("SELON_SHARED", ROOT.parent / "shared"))
SLACK = 0.02
"""How far above its floor a measure is before it is told that the floor could go up."""


def main() -> int:
    """Print each measure beside its floor; 1 where one is below, else 0."""
    faults = 0
    for language, floors in json.loads(BASELINE.read_text("utf-8")).items():
        faults += _gold(language, floors["gold"]) + _examples(language, floors["examples"])
        faults += _held(language, "own reports", own_reports(language), floors["own"])
        faults += _held(language, "news", coded_news(language, SHARED / "data"), floors["news"])
    return 1 if faults else 0


def _gold(language: str, floors: dict[str, Any]) -> int:
    path = SHARED / "gold" / floors["file"]
    if not path.is_file():
        print(f"{language}: coded reports skipped: no {path}")
        return 0
    if hashlib.sha256(path.read_bytes()).hexdigest() != floors["sha256"]:
        print(f"{language}: {path} is not the file that the floors were measured on (SHA-256)")
        return 1
    gold = list(records(str(path)))
    predicted = list(_read(language, gold))
    held = [record for record in gold if record["id"] in floors["held_back"]]
    everything, apart = score(gold, predicted), score(held, predicted_of(held, predicted))
    print(f"{language}: {len(gold)} coded reports, and the {len(held)} of them that are held back")
    print(f"{'':12}{'F1':>8}{'floor':>8}{'held back':>12}{'floor':>8}")
    faults = sum(_row(name, everything, apart, floors) for name in MEASURES)
    print(f"{'claims read':12}{everything.counts['claims']['predicted']:8}{apart.counts['claims']['predicted']:20}")
    return faults


def _held(language: str, name: str, coded: Iterable[dict[str, Any]], floors: dict[str, float]) -> int:
    gold = [record for record in coded if held_back(record["id"])]
    if not gold:
        print(f"{language}: {name} skipped: there are none")
        return 0
    found = score(gold, list(_read(language, gold)))
    print(f"{language}: {name}, the {len(gold)} held back")
    values = {measure: found.measure(measure)[2] for measure in floors}
    for measure, value in values.items():
        low = value < floors[measure]
        risen = value > floors[measure] + SLACK
        note = "  BELOW ITS FLOOR" if low else "  the floor could go up" if risen else ""
        print(f"{measure:12}{value:8.3f}{floors[measure]:8.3f}{note}")
    return sum(values[measure] < floors[measure] for measure in floors)


def predicted_of(gold: Iterable[Record], predicted: Iterable[Record]) -> list[Record]:
    """The predicted documents that are among the gold ones."""
    wanted = {record["id"] for record in gold}
    return [record for record in predicted if record["id"] in wanted]


def _row(name: str, everything: Scores, apart: Scores, floors: dict[str, Any]) -> int:
    pairs = [(found.measure(name)[2], floors[kind][name]) for found, kind in ((everything, "all"), (apart, "held"))]
    low = [value < floor for value, floor in pairs]
    note = "  BELOW ITS FLOOR" if any(low) else "  the floor could go up" if _risen(pairs) else ""
    (value, floor), (held, held_floor) = pairs
    print(f"{name:12}{value:8.3f}{floor:8.3f}{held:12.3f}{held_floor:8.3f}{note}")
    return int(any(low))


def _risen(pairs: Iterable[tuple[float, float]]) -> bool:
    return all(value > floor + SLACK for value, floor in pairs)


def _examples(language: str, floor: float) -> int:
    faults = [bool(fault) for *_, fault in failures(language)]
    share = 1 - sum(faults) / len(faults)
    note = "  BELOW ITS FLOOR" if share < floor else "  the floor could go up" if share > floor + SLACK else ""
    print(f"{language}: {len(faults)} marked examples, {share:.3f} of them right, floor {floor:.3f}{note}")
    return int(share < floor)


def _read(language: str, gold: Iterable[Record]) -> Iterable[Record]:
    documents = (document_from_json(record, language, None) for record in gold)
    for reading in Reader(language).read_all(documents):
        yield document_to_json(reading.document, reading.claims)


if __name__ == "__main__":
    sys.exit(main())
