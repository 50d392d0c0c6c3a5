"""Documents from text files, JSON Lines and standard input; what cannot be read becomes a rejection."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from selon.codec import document_from_json
from selon.errors import InputError
from selon.model import Document, Rejection

STAGE = "intake"
LONGEST = 1_000_000
"""Characters in a document: a report of war has a few thousand."""
SURROGATE = re.compile(r"[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
STDIN = "-"
SUFFIXES = (".txt", ".jsonl")


def documents(paths: Iterable[str], language: str, published: str | None) -> Iterator[Document | Rejection]:
    """The documents of files, folders and "-" for standard input, in order, with a rejection for each unread one."""
    for path in paths:
        if path == STDIN:
            yield from _from_bytes("stdin", sys.stdin.buffer.read(), None, language, published)
        elif Path(path).is_dir():
            inside = sorted(str(p) for p in Path(path).rglob("*") if p.suffix in SUFFIXES)
            yield from documents(inside, language, published) if inside else [_reject(path, "no .txt or .jsonl file in it")]
        else:
            yield from _from_file(Path(path), language, published)


def _from_file(path: Path, language: str, published: str | None) -> Iterator[Document | Rejection]:
    try:
        content = path.read_bytes()
    except OSError as error:
        yield _reject(str(path), error.strerror or str(error))
        return
    yield from _from_bytes(str(path), content, path.suffix, language, published)


def _from_bytes(
    name: str, content: bytes, suffix: str | None, language: str, published: str | None
) -> Iterator[Document | Rejection]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield _reject(name, f"not UTF-8 text: byte 0x{content[error.start]:02X} at {error.start}")
        return
    if suffix == ".jsonl" or (suffix is None and text.lstrip().startswith("{")):
        yield from _from_lines(name, text, language, published)
    else:
        yield _document(name, {"id": Path(name).stem, "text": text}, language, published)


def _from_lines(name: str, text: str, language: str, published: str | None) -> Iterator[Document | Rejection]:
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = True
        place = f"{name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield _reject(place, f"broken JSON: {error}")
            continue
        if isinstance(record, dict):
            yield _document(place, record, language, published)
        else:
            yield _reject(place, "not a JSON object")
    if not found:
        yield _reject(name, "empty")


def _document(place: str, record: dict[str, object], language: str, published: str | None) -> Document | Rejection:
    text = record.get("text")
    if isinstance(text, str):
        if not text.strip():
            return _reject(place, "empty")
        if len(text) > LONGEST:
            return _reject(place, f"{len(text)} characters, more than {LONGEST}: no single report; split it")
        if "\x00" in text:
            return _reject(place, f"not text: a NUL character at {text.index(chr(0))}")
        # One code point for one, so that offsets still count in the text that came in.
        record = record | {"text": CONTROL.sub(" ", SURROGATE.sub("\ufffd", text))}
    try:
        return document_from_json(record, language, published)
    except InputError as error:
        return _reject(place, str(error))


def _reject(document: str, reason: str) -> Rejection:
    return Rejection(document=document, stage=STAGE, reason=reason)
