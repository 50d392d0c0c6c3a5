"""Coded reports to learn from and to measure on, beside the adjudicated ones: our own, and codings of shared news.

`training/reports/<language>.jsonl` holds reports of our own with their claims; `training/reports/<language>.news.jsonl`
holds codings alone, of texts that lie under `data/news` (offsets and codes, never their words). Both were coded by
one coder in one pass, so they are softer than the adjudicated set. A third of each is held back, by hash.
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent / "reports"
SHARE = 3
"""One report in so many is held back."""
END = re.compile(r'(?<=[.!?…])(?<!\bM\.)(?<!\bMM\.)["»”\s]*\s+(?=[A-ZÉÈÀÂÎÔ«"“])|\n+')

Party = tuple[str, str | None, str | None]
"""Short English name, code, the words of the text."""


class Counted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A counted or measured thing."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: bool = False
    role: str | None = None
    currency: str | None = None
    words: str | None = None


class Coding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One claim: its trigger by offset, or by a passage `at` that holds it and stands once in the text."""

    event: str
    factuality: str
    trigger: str | None = None
    at: str | None = None
    start: int | None = None
    end: int | None = None
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    sources: tuple[tuple[str, str | None, str | None, str], ...] = ()
    quantities: tuple[Counted, ...] = ()
    when: tuple[str | None, str | None, str | None] | None = None
    where: tuple[tuple[str, str | None], ...] = ()

    def span(self, text: str) -> tuple[int, int]:
        """Where the trigger stands; raises ValueError where the passage does not stand there once."""
        if self.start is not None and self.end is not None:
            return self.start, self.end
        passage = self.at or self.trigger or ""
        if self.trigger is None or text.count(passage) != 1 or self.trigger not in passage:
            raise ValueError(f"{passage!r} does not stand once in the text, or does not hold {self.trigger!r}")
        start = text.index(passage) + passage.index(self.trigger)
        return start, start + len(self.trigger)


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A report with its codings; one of shared news has no text, but the sum that its text must have."""

    id: str
    published: str
    claims: tuple[Coding, ...]
    title: str | None = None
    text: str | None = None
    sha256: str | None = None


def held_back(identifier: str) -> bool:
    """Whether a report is kept out of learning and development."""
    return int(sha256(identifier.encode()).hexdigest(), 16) % SHARE == 0


def own_reports(language: str) -> list[dict[str, Any]]:
    """Our own coded reports, as records of the codebook's section 9."""
    return [_record(report, report.text or "", language) for report in _read(HERE / f"{language}.jsonl")]


def coded_news(language: str, data: Path) -> list[dict[str, Any]]:
    """The coded news under `data`, as records; those whose text is absent or another are left out."""
    path = HERE / f"{language}.news.jsonl"
    texts = dict(_texts(data / "news", language))
    reports = _read(path) if path.is_file() else []
    found = ((report, texts.get(report.id, "")) for report in reports)
    return [_record(report, text, language) for report, text in found if _sum(text) == report.sha256]


def adjudicated(path: Path) -> list[dict[str, Any]]:
    """The records of a gold file; none where it is absent."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def _read(path: Path) -> list[Report]:
    return [msgspec.json.decode(line, type=Report) for line in path.read_bytes().splitlines()]


def _texts(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob(f"*.{language}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            document = json.loads(line)
            yield document["id"], document["text"]


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _record(report: Report, text: str, language: str) -> dict[str, Any]:
    return {
        "id": report.id,
        "language": language,
        "title": report.title,
        "published": report.published,
        "text": text,
        "claims": [_claim(coding, text) for coding in report.claims],
    }


def _claim(coding: Coding, text: str) -> dict[str, Any]:
    start, end = coding.span(text)
    first, last = _sentence(text, start)
    return {
        "event": coding.event,
        "mode": coding.mode,
        "trigger": {"start": start, "end": end, "text": text[start:end]},
        "evidence": {"start": first, "end": last, "text": text[first:last]},
        "actors": [{"name": name, "code": code} for name, code, _ in coding.actors],
        "recipients": [{"name": name, "code": code} for name, code, _ in coding.recipients],
        "sources": [{"name": name, "code": code, "kind": kind} for name, code, _, kind in coding.sources],
        "quantities": [msgspec.to_builtins(quantity) for quantity in coding.quantities],
        "when": {"start": coding.when[0], "end": coding.when[1]} if coding.when else None,
        "where": [{"name": name, "country": country} for name, country in coding.where],
        "factuality": coding.factuality,
    }


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place of the text."""
    ends = [0, *(match.end() for match in END.finditer(text)), len(text)]
    first, last = next((a, b) for a, b in pairwise(ends) if a <= at < b)
    return first, first + len(text[first:last].rstrip())
