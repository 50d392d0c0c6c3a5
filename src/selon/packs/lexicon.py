"""The frames of a language, indexed by the lemma of their trigger."""

from collections import defaultdict

import msgspec

from selon.errors import PackError
from selon.packs.files import DATA, load
from selon.packs.frames import ClassFile, Frame, FrameFile

REFLEXIVE = "se "
"""How a pattern asks for a pronominal verb; a notation of frame files, the same in every language."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One pattern of one frame: the trigger's part of speech, and the words that must follow."""

    event: str
    frame: Frame
    part: str
    pronominal: bool
    lemma: str
    rest: tuple[str, ...]
    rule: str


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """The entries by trigger lemma, and the word classes that frames refer to."""

    entries: dict[str, tuple[Entry, ...]]
    classes: dict[str, frozenset[str]]
    files: tuple[FrameFile, ...]


def load_lexicon(language: str) -> Lexicon:
    """All frames of a pack; raises PackError where one names a class that does not exist."""
    folder = DATA / language / "frames"
    files = {
        entry.name: load(f"{language}/frames/{entry.name}", FrameFile)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".toml")
    }
    classes = _classes(language)
    entries: dict[str, list[Entry]] = defaultdict(list)
    for name, file in files.items():
        for frame in file.frame:
            _check(frame, classes, f"{language}/frames/{name}")
            for entry in _entries(file.event, frame, f"frames/{name}#{frame.id}"):
                entries[entry.lemma].append(entry)
    return Lexicon(
        entries={lemma: tuple(sorted(found, key=_rank)) for lemma, found in entries.items()},
        classes=classes,
        files=tuple(files.values()),
    )


def _rank(entry: Entry) -> tuple[int, int, int, str]:
    """Longer patterns first, then pronominal ones, then those with more needs."""
    return -len(entry.rest), -entry.pronominal, -len(entry.frame.needs), entry.rule


def _classes(language: str) -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for entry in sorted((DATA / language).iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("classes"):
            for name, words in load(f"{language}/{entry.name}", ClassFile).classes.items():
                classes[name] = classes.get(name, frozenset()) | {word.lower() for word in words}
    return classes


def _entries(event: str, frame: Frame, rule: str) -> list[Entry]:
    found = []
    for part, patterns in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
        for pattern in patterns:
            pronominal = pattern.startswith(REFLEXIVE)
            lemma, *rest = pattern.removeprefix(REFLEXIVE).split()
            found.append(
                Entry(
                    event=event, frame=frame, part=part, pronominal=pronominal, lemma=lemma, rest=tuple(rest), rule=rule
                )
            )
    return found


def _check(frame: Frame, classes: dict[str, frozenset[str]], path: str) -> None:
    if not frame.examples:
        raise PackError(f"{path}: {frame.id}: a frame needs an example")
    for values in (*frame.needs.values(), *frame.unless.values()):
        for value in values:
            if value.startswith("@") and value[1:] not in classes:
                raise PackError(f"{path}: {frame.id}: no word class {value}")
