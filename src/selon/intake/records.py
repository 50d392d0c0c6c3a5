"""JSON Lines of documents with claims, as gold files and `selon read --format jsonl` hold them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selon.errors import InputError


def records(path: str) -> Iterator[dict[str, Any]]:
    """The documents of a file; raises InputError naming the file and the line where one is not what it must be."""
    try:
        lines = Path(path).read_text("utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text: byte at {error.start}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}: broken JSON: {error}") from error
        if not isinstance(record, dict) or "claims" not in record or "id" not in record:
            raise InputError(f"{path}:{number}: not a document with claims")
        yield record
