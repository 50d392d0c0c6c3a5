"""Short reports of every kind, read whole: what is in them is found, and nothing is found where nothing is."""

from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from selon.model import Claim, Document, Entity
from selon.ontology import SYMMETRIC
from selon.packs.examples import Example, parse_example
from selon.pipeline import Reader

PUBLISHED = "2025-03-12"
WHO = {"actor": "actors", "recipient": "recipients", "source": "sources"}
UNKNOWN = "UNK"
FOUND, WHOLE, SILENT = 0.74, 0.57, 0.73
"""Floors, which only go up: claims found, claims with the right people and certainty, silent reports."""

pytestmark = pytest.mark.skipif(
    not files("selon").joinpath("models", "fr", "config.cfg").is_file(), reason="no trained pipeline is packaged"
)


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report and its claims: "TYPE/mode | a marked copy of the passage"."""

    id: str
    text: str
    claims: tuple[str, ...]

    def expected(self) -> list[tuple[str, int, Example]]:
        """The type of each claim, where its passage begins, and what is marked in it."""
        found = []
        for claim in self.claims:
            kind, _, marked = claim.partition(" | ")
            example = parse_example(marked)
            found.append((kind.partition("/")[0], self.text.index(example.text), example))
        return found


class StoryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """tests/stories/<language>.toml."""

    story: tuple[Story, ...]


STORIES = msgspec.toml.decode((Path(__file__).parent / "stories" / "fr.toml").read_bytes(), type=StoryFile).story


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Claim, ...]]:
    reader = Reader("fr")
    documents = [Document(id=story.id, text=story.text, language="fr", published=PUBLISHED) for story in STORIES]
    return {reading.document.id: reading.claims for reading in reader.read_all(documents)}


def test_every_story_has_its_own_name() -> None:
    assert len({story.id for story in STORIES}) == len(STORIES)


def test_the_stories_tell_of_every_type_of_event() -> None:
    assert len({kind for story in STORIES for kind, _, _ in story.expected()}) == 17


def test_what_is_told_is_found(read: dict[str, tuple[Claim, ...]]) -> None:
    missed = [
        f"{story.id}: {kind} {example.trigger}"
        for story in STORIES
        for kind, at, example in story.expected()
        if _match(kind, at, example, read[story.id]) is None
    ]
    assert _share(missed, sum(len(story.claims) for story in STORIES)) >= FOUND, "\n".join(missed)


def test_who_and_how_sure_come_out_right(read: dict[str, tuple[Claim, ...]]) -> None:
    wrong = [
        f"{story.id}: {kind}: {fault}"
        for story in STORIES
        for kind, at, example in story.expected()
        if (fault := _fault(example, _match(kind, at, example, read[story.id])))
    ]
    assert _share(wrong, sum(len(story.claims) for story in STORIES)) >= WHOLE, "\n".join(wrong)


def test_reports_without_an_event_give_no_claim(read: dict[str, tuple[Claim, ...]]) -> None:
    silent = [story for story in STORIES if not story.claims]
    loud = [f"{s.id}: {[(c.event, c.trigger.text) for c in read[s.id]]}" for s in silent if read[s.id]]
    assert _share(loud, len(silent)) >= SILENT, "\n".join(loud)


def _share(faults: list[str], total: int) -> float:
    return 1 - len(faults) / total


def _match(kind: str, at: int, example: Example, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim of a type whose trigger overlaps the marked one."""
    assert example.trigger is not None
    start, end = example.trigger.start + at, example.trigger.end + at
    return next((c for c in claims if c.event == kind and c.trigger.start < end and start < c.trigger.end), None)


def _fault(example: Example, claim: Claim | None) -> str:
    """What is wrong with the people or the certainty of a claim, or ""."""
    if claim is None:
        return "missed"
    if claim.factuality != example.factuality:
        return f"{claim.factuality} for {example.factuality}"
    wanted = {role: {_head(part.value) for part in example.expected if part.role == role} for role in WHO}
    found = {role: {_head(entity.code) for entity in _entities(claim, role)} for role in WHO}
    if claim.event in SYMMETRIC:
        for codes in (wanted, found):
            codes["actor"] |= codes.pop("recipient")
    wrong = [role for role, codes in wanted.items() if not _alike(codes, found[role])]
    return "; ".join(f"{role} {sorted(found[role])} for {sorted(wanted[role])}" for role in wrong)


def _entities(claim: Claim, role: str) -> tuple[Entity, ...]:
    entities: tuple[Entity, ...] = getattr(claim, WHO[role])
    return entities


def _head(code: str | None) -> str:
    """The country of a code, or the body: "RUS.MIL" is RUS."""
    return (code or UNKNOWN).split(".")[0]


def _alike(wanted: set[str], found: set[str]) -> bool:
    """Whether the codes agree; "NGO" alone stands for any of the kind."""
    known = [any(one == two or two.startswith(f"{one}:") for two in found) for one in wanted]
    return len(wanted) == len(found) and all(known)
