"""Documents from text files, JSON Lines and standard input; what cannot be read becomes a rejection."""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from selon.codec import Json, document_from_json
from selon.errors import InputError
from selon.intake.cleaning import MOST_BYTES, clean, decode
from selon.messages import say
from selon.model import Document, Rejection

STAGE = "intake"
STDIN = "-"
SUFFIXES = (".txt", ".jsonl")

Found = Iterator[Document | Rejection]


def documents(paths: Iterable[str], language: str, published: str | None) -> Found:
    """The documents of files, folders and "-" for standard input, in order, with a rejection for each unread one."""
    for path in paths:
        if path == STDIN:
            yield from _from_stream("stdin", sys.stdin.buffer, "", language, published)
        elif Path(path).is_dir():
            inside = sorted(str(p) for p in Path(path).rglob("*") if p.suffix in SUFFIXES and p.is_file())
            yield from documents(inside, language, published) if inside else [_reject(path, say("empty_folder"))]
        else:
            yield from _from_file(Path(path), language, published)


def _from_file(path: Path, language: str, published: str | None) -> Found:
    try:
        with path.open("rb") as stream:
            yield from _from_stream(str(path), stream, path.suffix, language, published)
    except OSError as error:
        yield _reject(str(path), error.strerror or str(error))


def _from_stream(name: str, stream: BinaryIO, suffix: str, language: str, published: str | None) -> Found:
    """A text, or JSON Lines where the name or else the first line says so; only a line of those is held at a time."""
    first = stream.readline(MOST_BYTES)
    if suffix == ".jsonl" or (suffix != ".txt" and _is_object(first)):
        yield from _from_lines(
            name, chain([first], iter(lambda: stream.readline(MOST_BYTES), b"")), language, published
        )
        return
    try:
        text = decode(first + stream.read(MOST_BYTES))
    except InputError as error:
        yield _reject(name, str(error))
        return
    yield _document(name, {"id": Path(name).stem, "text": text}, language, published)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_json(decode(line)), dict)
    except InputError:
        return False


def _from_lines(name: str, lines: Iterable[bytes], language: str, published: str | None) -> Found:
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        place = f"{name}:{number}"
        try:
            record = _json(decode(line))
        except InputError as error:
            yield _reject(place, str(error))
            continue
        if isinstance(record, dict):
            yield _document(place, record, language, published)
        else:
            yield _reject(place, say("not_an_object"))
    if not found:
        yield _reject(name, say("empty"))


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(say("broken_json", error=error)) from error


def _document(place: str, record: Json, language: str, published: str | None) -> Document | Rejection:
    try:
        return document_from_json(clean(record), language, published)
    except InputError as error:
        return _reject(place, str(error))


def _reject(document: str, reason: str) -> Rejection:
    return Rejection(document=document, stage=STAGE, reason=reason)
