"""What is text and what is not, before anything is read."""

import re

from selon.codec import Json
from selon.errors import InputError
from selon.messages import say

LONGEST = 1_000_000
"""Characters in a document: a report of war has a few thousand."""
MOST_BYTES = 8 * LONGEST
"""Read at once: a text of the greatest length, escaped as JSON, and never the whole of an endless file."""
SURROGATE = re.compile(r"[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""All but tabulator and line ends: they would speak to a terminal."""
STRINGS = ("title", "publisher", "url")


def decode(content: bytes) -> str:
    """The text that UTF-8 bytes stand for, without a byte order mark; raises InputError at the first wrong byte."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(say("not_utf8", byte=content[error.start], place=error.start)) from error


def clean(record: Json) -> Json:
    """The record with clean strings; raises InputError where its text cannot be read.

    A surrogate or a control character becomes one other character, so that offsets count in the text that came in.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(say("no_text"))
    if not text.strip():
        raise InputError(say("empty"))
    if len(text) > LONGEST:
        raise InputError(say("too_long", limit=LONGEST))
    if "\x00" in text:
        raise InputError(say("binary", place=text.index("\x00")))
    for field in STRINGS:
        if not isinstance(record.get(field), str | None):
            raise InputError(say("not_a_string", field=field))
    return {name: _plain(value) if isinstance(value, str) else value for name, value in record.items()}


def _plain(value: str) -> str:
    return CONTROL.sub(" ", SURROGATE.sub("\ufffd", value))
