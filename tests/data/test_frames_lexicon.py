"""The frame files of every language: types and modes of the codebook, sorted lists, well-marked examples."""

import re
import tomllib
import unicodedata
from itertools import chain
from pathlib import Path

import msgspec
import pytest

from selon.packs.examples import parse_example
from selon.packs.files import DATA, load
from selon.packs.frames import ClassFile, Frame, FrameFile

ROOT = Path(str(DATA))
FILES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*/frames/*.toml"))
CLASS_FILES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*/classes*.toml"))
ROLES = {"actor", "recipient", "content", "none"}
RELATION = re.compile(
    r"any|below|sentence|amod|agent|possessive|nsubj(:caus)?|obj(:agent)?|iobj|xcomp|ccomp|advcl|nummod|participle:obj"
    r"|(obl|nmod)(:[\w' -]+)?"
)


class Kind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One event type of the ontology."""

    name: str
    description: str
    modes: tuple[str, ...]


def _modes() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads((ROOT / "ontology" / "events.toml").read_text("utf-8"))
    return {kind.name: kind.modes for kind in msgspec.convert(table["event"], list[Kind])}


def _frames() -> list[tuple[str, str, Frame]]:
    return [(path, file.event, frame) for path in FILES for file in [load(path, FrameFile)] for frame in file.frame]


MODES = _modes()
FRAMES = _frames()
NAMES = [f"{path}#{frame.id}" for path, _, frame in FRAMES]


@pytest.mark.parametrize("path", FILES)
def test_event_is_known_and_ids_are_unique(path: str) -> None:
    file = load(path, FrameFile)
    ids = [frame.id for frame in file.frame]
    assert file.event in MODES
    assert Path(path).stem.upper() == file.event
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("path", "event", "frame"), FRAMES, ids=NAMES)
def test_frame_keeps_to_the_notation(path: str, event: str, frame: Frame) -> None:
    assert frame.mode is None or frame.mode in MODES[event]
    assert frame.verbs or frame.nouns or frame.adjectives
    for patterns in (frame.verbs, frame.nouns, frame.adjectives):
        assert list(patterns) == _in_order(patterns)
        assert all(
            pattern == " ".join(pattern.split()) and not pattern.startswith(("s'", "se se")) for pattern in patterns
        )
    assert not frame.nouns or frame.genitive in {"actor", "recipient", "none"}
    assert set(frame.roles.values()) <= ROLES
    for relation in chain(frame.roles, frame.needs, frame.unless):
        assert RELATION.fullmatch(relation), relation
    for values in chain(frame.needs.values(), frame.unless.values()):
        assert len(values) == len(set(values))


@pytest.mark.parametrize(("path", "event", "frame"), FRAMES, ids=NAMES)
def test_word_classes_exist(path: str, event: str, frame: Frame) -> None:
    known = _classes(path.split("/")[0])
    asked = set(chain(*frame.needs.values(), *frame.unless.values()))
    assert {value[1:] for value in asked if value.startswith("@")} <= known


@pytest.mark.parametrize(("path", "event", "frame"), FRAMES, ids=NAMES)
def test_examples_mark_a_trigger_and_counterexamples_nothing(path: str, event: str, frame: Frame) -> None:
    assert len(frame.examples) >= 2
    for marked in frame.examples:
        example = parse_example(marked)
        assert example.trigger is not None
        patterns = (*frame.verbs, *frame.nouns, *frame.adjectives)
        assert any(_stands_in(pattern, example.trigger.text) for pattern in patterns), marked
        assert all(part.span.text == part.span.text.strip() for part in example.expected), marked
    for plain in frame.counterexamples:
        assert not set("{}[]|") & set(plain)


@pytest.mark.parametrize("path", CLASS_FILES)
def test_word_classes_are_sorted(path: str) -> None:
    for name, words in load(path, ClassFile).classes.items():
        assert list(words) == _in_order(words), name


def test_no_word_class_is_written_in_two_files() -> None:
    names = [(path.split("/")[0], name) for path in CLASS_FILES for name in load(path, ClassFile).classes]
    assert len(names) == len(set(names))


def _in_order(words: tuple[str, ...]) -> list[str]:
    """The words once each, in dictionary order: accents and capitals count only between equals."""
    return sorted(set(words), key=lambda word: (_plain(word), word))


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _classes(language: str) -> set[str]:
    return {name for path in CLASS_FILES if path.startswith(language) for name in load(path, ClassFile).classes}


def _stands_in(pattern: str, trigger: str) -> bool:
    """Whether a pattern may have the marked words: one of its words begins like one of theirs."""
    heads = {word.lower()[:2] for word in re.findall(r"\w+", trigger)}
    return any(word.lower()[:2] in heads for word in pattern.split() if word != "se")
