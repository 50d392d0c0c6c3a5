"""French dates against Microsoft Recognizers-Text on its own cases, and on the exact dates of POPCORN.

    python bench/recognizers_dates.py [--data DIR] [--errors N] [--peer PYTHON]

PYTHON is the interpreter of an environment that has recognizers-text-suite 1.0.2a2, with emoji below 2.

Cases are those of Recognizers-Text's French DateTimeModel whose expected results are calendar dates and date ranges
alone and give at least one a value. A case is right if every expected expression is found with a right value, and
nothing else is found. What differs by convention is converted, for both systems alike: an end that is not part of the
range, a range of two dates that ends where its second date begins, a part of a year or month that is given as the
whole. Where the words leave past or future open, the cases and the peer list both values, and so does selon here.
"""

import argparse
import json
import os
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from selon.packs.dates import load_dates, read_dates
from selon.text.calendar import parse
from selon.text.dates import find_dates

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("SELON_SHARED", ROOT.parent / "shared"))
CALENDAR = {"datetimeV2.date", "datetimeV2.daterange"}
PUBLISHED = "published: the peer supports 118 of the 892 cases and reads 81 of those fully right"
PEER = """
import sys, json, datetime
from recognizers_date_time import recognize_datetime
for line in sys.stdin:
    text, reference = json.loads(line)
    try:
        found = recognize_datetime(text, "fr-fr", reference=datetime.datetime.fromisoformat(reference))
        rows = [[r.start, r.end + 1, r.type_name, (r.resolution or {}).get("values", [])] for r in found]
    except Exception:
        rows = None
    print(json.dumps(rows), flush=True)
"""
Pair = tuple[str | None, str | None]
Found = list[tuple[int, int, set[Pair]]]


def main() -> None:
    """Print the two comparisons."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=SHARED / "data")
    arguments.add_argument("--errors", type=int, default=0, help="print so many of the cases that are wrong")
    arguments.add_argument("--peer", default=os.environ.get("RECOGNIZERS_PYTHON"), help="a Python that has the peer")
    given = arguments.parse_args()
    compare_cases(given.data / "recognizers", given.errors, given.peer)
    compare_popcorn(given.data / "popcorn" / "train.jsonl", given.errors)


def compare_cases(folder: Path, errors: int, peer: str | None) -> None:
    """Print how many of the peer's own cases each system reads right."""
    everything = _json(folder / "French" / "DateTimeModel.json")
    cases = [c for c in everything if c["Results"] and {r.get("TypeName") for r in c["Results"]} <= CALENDAR]
    references = _english_references(_json(folder / "English" / "DateTimeModel.json"))
    cases = [case for case in cases if any(values for _, _, values in _expected(case))]
    dated = [(case, found) for case in cases if (found := _reference(case, references))]
    print(f"Recognizers-Text, French DateTimeModel: {len(everything)} cases, {len(cases)} of calendar dates only,")
    print(f"  {len(dated)} with a reference: {sum('Context' in c for c, _ in dated)} their own, the others that of the")
    print("  English case with the same resolution")
    supported = [case for case, _ in dated if "python" not in _unsupported(case)]
    theirs = _peer(dated, peer)
    print(f"  {'':34}{'all':>8}{'peer supports':>16}{'of':>6}{len(dated):>6}{len(supported):>6}")
    ours = [_ours(case["Input"], reference) for case, reference in dated]
    _table("selon", dated, ours, errors)
    if theirs:
        _table("Recognizers-Text 1.0.2a2", dated, theirs, 0)
    else:
        print("  the peer is not installed (--peer)")
    print(f"  {PUBLISHED}")
    empty = [case for case in everything if not case["Results"] and "Context" in case]
    none = sum(not _ours(case["Input"], case["Context"]["ReferenceDateTime"]) for case in empty)
    print(f"  cases without any time that selon leaves alone: {none} of {len(empty)}")


def _table(name: str, dated: list[tuple[Any, str]], found: list[Found], errors: int) -> None:
    """One line for each measure; `errors` of the cases wrong by value are printed."""
    measures: list[tuple[str, Callable[[Any, Found], bool]]] = [
        ("value", lambda case, got: _right(case, got, _same)),
        ("value, cut to what is given", lambda case, got: _right(case, got, _cut)),
        ("value and span", lambda case, got: _right(case, got, _same) and _spans(case) == _cores(case["Input"], got)),
    ]
    for label, right in measures:
        good = [right(case, got) for (case, _), got in zip(dated, found, strict=True)]
        apart = [g for g, (case, _) in zip(good, dated, strict=True) if "python" not in _unsupported(case)]
        print(f"  {name:26}{label:28}{_rate(sum(good), len(good))}   {_rate(sum(apart), len(apart))}")
        if label == measures[1][0]:
            wrong = [(c, r, g) for (c, r), g, fine in zip(dated, found, good, strict=True) if not fine]
            for case, reference, got in wrong[:errors]:
                print(f"    {case['Input']!r} on {reference[:10]}\n      expected {_expected(case)}\n      got {got}")


def _right(case: Any, got: Found, same: Callable[[set[Pair], set[Pair]], bool]) -> bool:
    asked = _expected(case)
    expected = [one for one in asked if one[2]]
    silent = [one for one in asked if not one[2]]
    got = [g for g in got if g[2] and not any(g[0] < end and start < g[1] for start, end, _ in silent)]
    return len(expected) == len(got) and all(
        mine[0] < end and start < mine[1] and same(values, mine[2])
        for (start, end, values), mine in zip(expected, got, strict=True)
    )


def _same(expected: set[Pair], got: set[Pair]) -> bool:
    return bool(_days(expected) & _days(got))


def _days(pairs: Iterable[Pair]) -> set[Pair]:
    """The pairs with both sides as days: the first day of the start, the last day of the end."""
    found = set()
    for start, end in pairs:
        first, last = parse(start), parse(end)
        found.add((str(first.first) if first else None, str(last.last) if last else None))
    return found


def _cut(expected: set[Pair], got: set[Pair]) -> bool:
    """Whether a value agrees as far as it goes: "il y a deux ans" is a year here, a day there."""
    return _same(expected, got) or any(_agrees(e[0], g[0]) and _agrees(e[1], g[1]) for e in expected for g in got)


def _agrees(expected: str | None, got: str | None) -> bool:
    return got is expected if got is None or expected is None else expected.startswith(got)


def _expected(case: Any) -> Found:
    """The expected expressions: place, and every value that is right for it."""
    text, found, at = case["Input"].casefold(), [], 0
    for result in case["Results"]:
        start = text.find(result["Text"].casefold(), at)
        start = max(start, 0)
        at = start + len(result["Text"])
        found.append((start, at, _values(result["Resolution"]["values"])))
    return found


def _spans(case: Any) -> list[str]:
    return _cores(case["Input"], _expected(case))


def _cores(text: str, found: Found) -> list[str]:
    """The words of expressions, in lower case, without the articles and prepositions that some begin with."""
    words = read_dates("fr").words
    leading = {*words["the"], *words["at"], *words["of"], *words["since"]}
    cores = []
    for start, end, _ in found:
        core = text[start:end].casefold().strip(" .,")
        while lead := next((w for w in leading if core.startswith(w + ("" if w.endswith("'") else " "))), ""):
            core = core[len(lead) :].strip()
        cores.append(core)
    return cores


def _values(values: list[dict[str, str]]) -> set[Pair]:
    """The peer's values as intervals with both days included, in each reading of its conventions."""
    found: set[Pair] = set()
    for value in values:
        timex, mod = value.get("timex", ""), value.get("Mod", "")
        start, end = value.get("start"), value.get("end")
        if "value" in value:
            if value["value"] != "not resolved":
                found.add((value["value"], value["value"]))
            continue
        if mod in ("start", "mid", "end") and len(timex) in (4, 7) and "X" not in timex:
            found.add((timex, timex))
        if mod == "after" and start:
            found.add((_shifted(start, 1), None))
        found.add((start, _shifted(end, -1)))
        if timex.startswith("("):
            found.update({(start, end), *((start, whole) for whole in _wholes(end))})
    return found


def _wholes(day: str | None) -> list[str]:
    """The month and the year that begin on a day: a range of two months ends with the second."""
    if not day:
        return []
    return [day[:length] for length, tail in ((7, "-01"), (4, "-01-01")) if day[length:] == tail]


def _shifted(day: str | None, count: int) -> str | None:
    try:
        return str(date.fromisoformat(day) + timedelta(days=count)) if day else None
    except ValueError:
        return day


def _ours(text: str, reference: str) -> Found:
    found = find_dates(text, load_dates("fr"), date.fromisoformat(reference[:10]))
    later = find_dates(text, load_dates("fr"), date.fromisoformat(reference[:10]), future=True)
    both = {w.span: {(w.start, w.end)} for w in found}
    for when in later:
        # The expected values hold the past and the future reading where the words leave it open, and so do ours.
        both.setdefault(when.span, set()).add((when.start, when.end))
    return [(s.start, s.end, values) for s, values in both.items()]


def _peer(dated: list[tuple[Any, str]], python: str | None) -> list[Found]:
    """What the peer finds, run in its own environment; empty where it cannot be run."""
    if not python:
        return []
    lines = "".join(json.dumps([case["Input"], reference]) + "\n" for case, reference in dated)
    run = subprocess.run([python, "-W", "ignore", "-c", PEER], input=lines, capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    if len(rows) != len(dated):
        return []
    return [[(r[0], r[1], _values(r[3])) for r in row or [] if r[2] in CALENDAR or not row] for row in rows]


def _reference(case: Any, references: dict[str, set[str]]) -> str | None:
    own = case.get("Context", {}).get("ReferenceDateTime")
    found = references.get(_resolution(case), set())
    return own or (next(iter(found)) if len(found) == 1 else None)


def _english_references(cases: list[Any]) -> dict[str, set[str]]:
    """Resolution → the references of the English cases that have it: the French file leaves most of them out."""
    found: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        if "Context" in case:
            found[_resolution(case)].add(case["Context"]["ReferenceDateTime"])
    return found


def _resolution(case: Any) -> str:
    return json.dumps([result.get("Resolution") for result in case["Results"]], sort_keys=True)


def _unsupported(case: Any) -> str:
    return f"{case.get('NotSupported', '')} {case.get('NotSupportedByDesign', '')}"


def compare_popcorn(path: Path, errors: int) -> None:
    """Print how many of POPCORN's exact dates are read right.

    The reports have no day of publication: the first full date that the text itself names serves as reference.
    """
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        found = _in_report(document["text"])
        for entity in document["entities"]:
            value = _full(entity.get("value")) if entity["type"] == "TIME_EXACT" else None
            if value is None:
                continue
            own = [f for f in found if any(m["start"] < f[1] and f[0] < m["end"] for m in entity["mentions"])]
            good = any(when[2:] == (value, value) for when in own)
            named = any(character.isdigit() for m in entity["mentions"] for character in m["value"])
            kind = "written with figures" if named else "in words alone"
            count[kind] += 1
            right[kind] += good
            if not good and errors > 0:
                errors -= 1
                print(f"    {document['id']}: {value} {[m['value'] for m in entity['mentions']]} {own}")
    print("POPCORN, exact dates (TIME_EXACT with day, month and year; reference: the first full date of the report):")
    for kind in count:
        print(f"  {kind:22}{_rate(right[kind], count[kind])}")
    print(f"  {'all':22}{_rate(right.total(), count.total())}")


def _in_report(text: str) -> list[tuple[int, int, str | None, str | None]]:
    lexicon = load_dates("fr")
    full = (w.start for w in find_dates(text, lexicon, None) if w.start and w.start == w.end and len(w.start) == 10)
    first = next(full, None)
    found = find_dates(text, lexicon, date.fromisoformat(first) if first else None)
    return [(w.span.start, w.span.end, w.start, w.end) for w in found]


def _full(value: str | None) -> str | None:
    day, _, rest = (value or "").partition("/")
    month, _, year = rest.partition("/")
    return f"{year}-{month}-{day}" if all(p.strip("0") for p in (day, month, year)) and len(year) == 4 else None


def _rate(right: int, count: int) -> str:
    return f"{right:4} of {count:4} {100 * right / max(count, 1):5.1f} %"


def _json(path: Path) -> list[Any]:
    loaded: list[Any] = json.loads(path.read_text("utf-8-sig"))
    return loaded


if __name__ == "__main__":
    main()
