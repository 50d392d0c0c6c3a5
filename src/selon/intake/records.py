"""JSON Lines of documents with claims, as gold files and `selon read --format jsonl` hold them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selon.codec import Json
from selon.errors import InputError
from selon.intake.cleaning import decode
from selon.messages import say


def records(path: str) -> Iterator[Json]:
    """The documents of a file; raises InputError naming the file and the line where one is not what it must be."""
    try:
        with Path(path).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _record(f"{path}:{number}", line)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def _record(place: str, line: bytes) -> Json:
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: {say('broken_json', error=error)}") from error
    except InputError as error:
        raise InputError(f"{place}: {error}") from error
    if not isinstance(record, dict):
        raise InputError(f"{place}: {say('not_an_object')}")
    if fault := _fault(record):
        raise InputError(f"{place}: {say('not_a_claim', field=fault)}")
    return record


def _fault(record: Json) -> str | None:
    """The name of what a scorer needs and the record lacks."""
    if not isinstance(record.get("id"), str):
        return "id"
    claims = record.get("claims")
    if not isinstance(claims, list):
        return "claims"
    return next((fault for n, claim in enumerate(claims) if (fault := _claim_fault(f"claims[{n}]", claim))), None)


def _claim_fault(place: str, claim: Any) -> str | None:
    if not isinstance(claim, dict):
        return place
    fields = ("event", "factuality")
    if wrong := next((field for field in fields if not isinstance(claim.get(field), str)), None):
        return f"{place}.{wrong}"
    trigger = claim.get("trigger")
    if not isinstance(trigger, dict) or not all(isinstance(trigger.get(side), int) for side in ("start", "end")):
        return f"{place}.trigger"
    return None
