"""Ids made from content: the same text read twice gives the same ones."""

import hashlib
import json
from collections.abc import Iterable

from selon.model import Document, Span


def content_id(*parts: str | int | None) -> str:
    """Sixteen hexadecimal digits that depend on nothing but the parts."""
    packed = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()[:16]


def claim_id(document: Document, event: str, trigger: Span, actors: Iterable[str]) -> str:
    """The id of a claim: the same text read twice gives the same one."""
    return content_id(document.id, event, trigger.start, trigger.end, trigger.text, *sorted(actors))
