"""Marked examples: "[actor RUS.MIL|L'armée russe] a {bombardé} [recipient UKR|Kherson]. => PR+"."""

import re
from dataclasses import dataclass

from selon.errors import PackError
from selon.model import Span

MARK = re.compile(r"\[(?P<role>actor|recipient|source|when|where|quantity)(?: (?P<value>[^|\[\]]+))?\||\{|\}|\]")
FACTUALITY = re.compile(r"\s*=>\s*(CT\+|CT-|PR\+|PR-|PS\+|PS-|Uu)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A part that an example marks: its role, its code or value where given, its words."""

    role: str
    value: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence without its marks, with what is to be found in it; `trigger` is None in a counterexample."""

    text: str
    trigger: Span | None
    expected: tuple[Expected, ...]
    factuality: str


def parse_example(marked: str) -> Example:
    """The example that a marked sentence stands for; raises PackError where its marks do not close."""
    ending = FACTUALITY.search(marked)
    body = marked[: ending.start()] if ending else marked
    text, position = "", 0
    opened: list[tuple[str, str | None, int]] = []
    expected: list[Expected] = []
    trigger: Span | None = None
    for mark in MARK.finditer(body):
        text += body[position : mark.start()]
        position = mark.end()
        if mark.group() in ("}", "]"):
            if not opened:
                raise PackError(f"a mark closes that was not opened: {marked!r}")
            role, value, start = opened.pop()
            span = Span(start=start, end=len(text), text=text[start:])
            if role == "trigger":
                trigger = span
            else:
                expected.append(Expected(role=role, value=value, span=span))
        else:
            opened.append((mark["role"] or "trigger", mark["value"], len(text)))
    if opened:
        raise PackError(f"a mark does not close: {marked!r}")
    factuality = ending[1] if ending else "CT+"
    return Example(text=text + body[position:], trigger=trigger, expected=tuple(expected), factuality=factuality)
