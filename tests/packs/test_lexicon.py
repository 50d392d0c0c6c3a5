"""The frames of a pack: they load, are ranked, and say what is wrong with them."""

from pathlib import Path

import pytest

from selon.errors import PackError
from selon.packs.files import load
from selon.packs.frames import FrameFile
from selon.packs.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("fr")


def test_every_type_of_event_has_frames(lexicon: Lexicon) -> None:
    assert len({file.event for file in lexicon.files}) == 17


def test_longer_patterns_come_first(lexicon: Lexicon) -> None:
    for entries in lexicon.entries.values():
        lengths = [len(entry.rest) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_an_entry_stands_under_its_first_word(lexicon: Lexicon) -> None:
    assert all(entry.lemma == lemma for lemma, entries in lexicon.entries.items() for entry in entries)


def test_a_pronominal_pattern_stands_under_its_verb(lexicon: Lexicon) -> None:
    assert not any(lemma == "se" for lemma in lexicon.entries)
    assert any(entry.pronominal for entry in lexicon.entries["emparer"])


def test_class_words_are_in_lower_case(lexicon: Lexicon) -> None:
    assert [word for words in lexicon.classes.values() for word in words if word != word.lower()] == []


def test_frames_have_names_of_their_own_within_a_type(lexicon: Lexicon) -> None:
    for file in lexicon.files:
        assert len({frame.id for frame in file.frame}) == len(file.frame), file.event


def test_a_missing_pack_is_named() -> None:
    with pytest.raises((PackError, FileNotFoundError), match="xx"):
        load_lexicon("xx")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("no-examples", "event = 'ASSAULT'\n[[frame]]\nid = 'kill'\nverbs = ['tuer']\n"),
        ("misspelt", "event = 'ASSAULT'\n[[frame]]\nid = 'kill'\nverbz = ['tuer']\nexamples = []\n"),
        ("wrong-type", "event = 'ASSAULT'\n[[frame]]\nid = 'kill'\nverbs = 'tuer'\nexamples = []\n"),
        ("no-toml", "event = 'ASSAULT'\n[[frame]\n"),
    ],
)
def test_a_wrong_frame_file_names_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, wrong: str
) -> None:
    monkeypatch.setattr("selon.packs.files.DATA", tmp_path)
    (tmp_path / f"{name}.toml").write_text(wrong, "utf-8")
    with pytest.raises(PackError, match=rf"{name}\.toml"):
        load(f"{name}.toml", FrameFile)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PackError, match=r"fr/frames/none\.toml"):
        load("fr/frames/none.toml", FrameFile)
