"""Records to JSON and back, in the form of the codebook's section 9."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from selon.errors import InputError
from selon.messages import say
from selon.model import Claim, Document
from selon.text.ids import content_id

Json = dict[str, Any]


def claim_to_json(claim: Claim, explain: bool = False) -> Json:
    """A claim as a JSON object; with its reasons where they are asked for."""
    fields: Json = asdict(claim)
    if not explain:
        del fields["reasons"]
    for entity in (*fields["actors"], *fields["recipients"]):
        del entity["kind"]
    return fields


def document_to_json(document: Document, claims: Iterable[Claim], explain: bool = False) -> Json:
    """A document with its claims as one JSON object: a line of `selon read --format jsonl`."""
    return {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "url": document.url,
        "sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "text": document.text,
        "claims": [claim_to_json(claim, explain) for claim in claims],
    }


def document_from_json(record: Mapping[str, Any], language: str, published: str | None) -> Document:
    """The document that a JSON object holds; what it lacks comes from the arguments.

    Raises InputError where it has no text or a wrong date.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(say("no_text"))
    day = record.get("published") or published
    return Document(
        id=str(record.get("id") or content_id(text)),
        text=text,
        language=str(record.get("language") or language),
        published=check_date(day) if day else None,
        title=record.get("title"),
        publisher=record.get("publisher"),
        url=record.get("url"),
    )


def check_date(value: object) -> str:
    """An ISO 8601 date, cut to its day; raises InputError where it is none."""
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise InputError(say("wrong_date", value=value)) from None
