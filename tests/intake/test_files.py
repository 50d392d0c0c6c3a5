"""What comes in is a document or a rejection that says why, whatever it is."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.codec import document_from_json
from selon.errors import InputError
from selon.intake.cleaning import LONGEST, clean
from selon.intake.files import documents
from selon.intake.records import records
from selon.model import Document, Rejection


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANGUAGE", "en")


def found(path: Path) -> list[Document | Rejection]:
    return list(documents([str(path)], "fr", None))


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    [one] = found(path)
    assert isinstance(one, Rejection)
    return one.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Un\x00deux", "not text: a NUL character at 2"),
        ("Les évadés".encode("latin-1"), "not UTF-8 text: byte 0xE9 at 4"),
        ("Les évadés".encode("utf-16"), "not UTF-8 text: byte 0xFF at 0"),
        (b"mot " * 750_000, f"more than {LONGEST} characters: no single report; split it"),
    ],
)
def test_a_file_that_is_no_report_is_rejected_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    assert refused(tmp_path / "a.txt", content) == reason


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, 'no "text"'),
        ({"text": 3}, 'no "text"'),
        ({"text": ""}, "empty"),
        ({"text": "Un.", "published": "2024-13-45"}, "'2024-13-45' is not a date like 2024-10-20"),
        ({"text": "Un.", "published": "le 20 octobre"}, "'le 20 octobre' is not a date like 2024-10-20"),
        ({"text": "Un.", "title": ["x"]}, '"title" is not text'),
        (["Un."], "not a JSON object"),
    ],
)
def test_a_line_that_is_no_report_is_rejected_with_its_reason(tmp_path: Path, record: object, reason: str) -> None:
    assert refused(tmp_path / "a.jsonl", json.dumps(record).encode()) == reason


def test_broken_json_on_line_seven_loses_line_seven_alone(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": "Un."}) for n in range(1, 10)]
    lines[6] = '{"text": '
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    read = found(path)
    assert [one.id for one in read if isinstance(one, Document)] == ["1", "2", "3", "4", "5", "6", "8", "9"]
    [lost] = [one for one in read if isinstance(one, Rejection)]
    assert lost.document == f"{path}:7"
    assert lost.reason.startswith("broken JSON: ")


def test_a_missing_file_and_an_empty_folder_are_rejected(tmp_path: Path) -> None:
    reasons = [
        one.reason for one in documents([str(tmp_path / "no"), str(tmp_path)], "fr", None) if isinstance(one, Rejection)
    ]
    assert reasons == ["No such file or directory", "no .txt or .jsonl file in it"]


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text("Un.", "utf-8")
    assert [one.id for one in found(tmp_path) if isinstance(one, Document)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "ids"), [(b'{"id": "x", "text": "Un."}\n', ["x"]), ("\ufeffUn. {".encode(), ["stdin"])]
)
def test_standard_input_is_a_text_or_json_lines(
    monkeypatch: pytest.MonkeyPatch, content: bytes, ids: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    read = [one for one in documents(["-"], "fr", None) if isinstance(one, Document)]
    assert [one.id for one in read] == ids
    assert read[0].text == "Un." if ids == ["x"] else read[0].text == "Un. {"


def test_a_lone_surrogate_and_control_characters_keep_every_offset(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x\\ud800", "title": "\\u001b[31m", "text": "a\\ud83d b\\u001b c"}', "utf-8")
    [one] = found(path)
    assert isinstance(one, Document)
    assert (one.id, one.title, one.text) == ("x\ufffd", " [31m", "a\ufffd b  c")


@given(st.text(alphabet=st.characters(), min_size=1))
def test_cleaning_never_moves_a_character(text: str) -> None:
    try:
        cleaned = clean({"text": text})["text"]
    except InputError:
        assert not text.strip() or "\x00" in text
    else:
        assert len(cleaned) == len(text)
        assert cleaned.encode("utf-8")
        assert document_from_json({"text": text}, "fr", None).text == text


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[]", "not a JSON object"),
        ('{"claims": []}', "id is missing or wrong"),
        ('{"id": "a"}', "claims is missing or wrong"),
        ('{"id": "a", "claims": [{"event": "STATE"}]}', "claims[0].factuality is missing or wrong"),
        ('{"id": "a", "claims": [{"event": "STATE", "factuality": "CT+"}]}', "claims[0].trigger is missing or wrong"),
        ("{", "broken JSON"),
    ],
)
def test_a_wrong_gold_file_is_an_error_that_names_the_line(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "claims": []}\n\n' + line, "utf-8")
    with pytest.raises(InputError) as raised:
        list(records(str(path)))
    assert str(raised.value).startswith(f"{path}:3: ")
    assert fault in str(raised.value)
