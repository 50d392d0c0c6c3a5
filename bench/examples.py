"""Read every marked example of a language pack and print those that come out otherwise.

The examples of the frames name their event; those of the cues (attribution, certainty, support) take any event that
stands on their trigger, and are counted apart.

python -m bench.examples [LANGUAGE] [--only WORD]
"""

import argparse
from collections.abc import Callable, Iterator
from typing import TypeAlias

from selon.model import Claim, Document, Span
from selon.packs.cues import AttributionFile, CertaintyFile, SupportFile
from selon.packs.examples import Example, parse_example
from selon.packs.files import load
from selon.packs.load import load_pack
from selon.pipeline import Reader

Case: TypeAlias = tuple[str, str, str, bool]
"""An entry of the pack, the event that it gives, a marked text, and whether something is to be read there."""
Cases: TypeAlias = Callable[[str], Iterator[Case]]

PUBLISHED = "2024-10-20"
ANY = "any event"
"""In place of an event type, for the examples of cues."""
WHO = {"actor": "actors", "recipient": "recipients", "source": "sources"}


def main() -> None:
    """Print the failures, one below the other, and the share of examples that come out right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="?", default="fr")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    for kind, cases in (("frame", frame_cases), ("cue", cue_cases)):
        total = failed = 0
        for place, event, marked, fault in failures(arguments.language, arguments.only, cases):
            total += 1
            if fault:
                failed += 1
                print(f"{place} {event}: {fault}\n    {marked}")
        print(f"{total - failed} of {total} {kind} examples right")


def failures(language: str, only: str = "", cases_of: Cases | None = None) -> Iterator[tuple[str, str, str, str]]:
    """For each example of the pack's frames, or of others: its entry, its event, its text, and what is wrong or ""."""
    cases = [case for case in (cases_of or frame_cases)(language) if only in case[0]]
    reader = Reader(language, gate=False)
    documents = (
        Document(id=str(n), text=parse_example(marked).text, language=language, published=PUBLISHED)
        for n, (_, _, marked, _) in enumerate(cases)
    )
    for (place, event, marked, wanted), reading in zip(cases, reader.read_all(documents), strict=True):
        example = parse_example(marked)
        fault = check(example, event, reading.claims) if wanted else _absent(event, reading.claims)
        yield place, event, marked, fault


def check(example: Example, event: str, claims: tuple[Claim, ...]) -> str:
    """What is wrong with the claims read from an example, or ""."""
    if example.trigger is None:
        return "no {trigger} is marked"
    own = [claim for claim in claims if event in (claim.event, ANY) and _overlap(claim.trigger, example.trigger)]
    if not own:
        return "not found; found: " + (", ".join(f"{c.event} {c.trigger.text!r}" for c in claims) or "nothing")
    claim = own[0]
    if claim.factuality != example.factuality:
        return f"{claim.factuality} for {example.factuality}"
    for part in example.expected:
        fault = _part(part.role, part.value, part.span, claim)
        if fault:
            return fault
    return ""


def _part(role: str, value: str | None, span: Span, claim: Claim) -> str:
    if role in WHO:
        entities = getattr(claim, WHO[role])
        if value is None:
            return "" if any(e.span and _overlap(e.span, span) for e in entities) else f"no {role} {span.text!r}"
        codes = [e.code or "" for e in entities]
        return "" if value.split(".")[0] in [c.split(".")[0] for c in codes] else f"{role} {codes} for {value}"
    if role == "when":
        when = claim.when
        return "" if when and _overlap(when.span, span) else f"no when {span.text!r}"
    if role == "where":
        return "" if any(p.span and _overlap(p.span, span) for p in claim.where) else f"no where {span.text!r}"
    return "" if any(_overlap(q.span, span) for q in claim.quantities) else f"no quantity {span.text!r}"


def _absent(event: str, claims: tuple[Claim, ...]) -> str:
    found = [claim.trigger.text for claim in claims if event in (claim.event, ANY)]
    return f"found {found}" if found else ""


def cue_cases(language: str) -> Iterator[Case]:
    """The examples of a pack's words of saying, certainty and support."""
    attribution = load(f"{language}/attribution.toml", AttributionFile)
    certainty = load(f"{language}/certainty.toml", CertaintyFile)
    support = load(f"{language}/support.toml", SupportFile)
    for saying in attribution.saying:
        yield from ((f"attribution#{saying.id}", ANY, marked, True) for marked in saying.examples)
    for cue in certainty.cue:
        yield from ((f"certainty#{cue.id}", ANY, marked, True) for marked in cue.examples)
    for entry in support.support:
        yield from ((f"support#{entry.verbs[0]}", ANY, marked, True) for marked in entry.examples)


def frame_cases(language: str) -> Iterator[Case]:
    """The examples and counterexamples of a pack's frames."""
    for file in load_pack(language).lexicon.files:
        for frame in file.frame:
            for marked in frame.examples:
                yield frame.id, file.event, marked, True
            for marked in frame.counterexamples:
                yield frame.id, file.event, marked, False


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


if __name__ == "__main__":
    main()
