"""The command line: every form of output, every bad input, two languages, no colours in a pipe."""

import csv
import io
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from selon import cli

TEXT = (
    "L'armée malienne a bombardé un camp du Jnim près de Gao samedi, selon un communiqué du gouvernement malien.\n\n"
    "Le Jnim dément avoir attaqué le village. L'Algérie pourrait envoyer 30 médecins au Mali."
)
CLAIM = {
    "id", "event", "mode", "trigger", "evidence", "actors", "recipients", "quantities", "when", "where", "sources",
    "factuality", "cues", "quote", "copies",
}  # fmt: skip
PARTS = {
    "trigger": {"start", "end", "text"}, "evidence": {"start", "end", "text"}, "actors": {"name", "code", "span"},
    "recipients": {"name", "code", "span"}, "sources": {"name", "code", "kind", "span"},
    "quantities": {"value", "low", "high", "unit", "approx", "role", "currency", "span"},
    "when": {"start", "end", "span"},
    "where": {"name", "country", "geonameid", "latitude", "longitude", "span"},
}  # fmt: skip

trained = pytest.mark.skipif(
    not files("selon").joinpath("models", "fr", "config.cfg").is_file(), reason="no trained pipeline is packaged"
)


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELON_LANGUAGE", "en")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "essai.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run selon with arguments: exit status, standard output, standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["selon", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\x00", "not UTF-8 text: byte 0x89 at 0"),
        ("a.txt", b"mot " * 750_000, "no single report"),
        ("a.jsonl", b'{"text": ', "a.jsonl:1: not read: broken JSON"),
        ("a.jsonl", b'{"text": "Un.", "published": "hier"}', "'hier' is not a date like 2024-10-20"),
        (
            "a.jsonl",
            b'{"id": "x", "text": "One.", "language": "tlh"}',
            "x: not read: no language pack 'tlh'; there are: fr",
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_ends_with_two(run, tmp_path, name, content, reason) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name
    path.write_bytes(content)
    status, out, err = run("read", path)
    assert (status, out) == (2, "")
    assert reason in err
    assert err.endswith("nothing could be read\n")
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--published", "2024-02-30"), "selon: '2024-02-30' is not a date like 2024-10-20\n"),
        (("--language", "tlh"), "selon: no language pack 'tlh'; there are: fr\n"),
    ],
)
def test_a_wrong_option_is_one_line_and_two(run, report, options, reason) -> None:  # type: ignore[no-untyped-def]
    assert run("read", report, *options) == (2, "", reason)


def test_a_wrong_gold_file_is_one_line_and_two(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "claims": []}\n' * 6 + "{", "utf-8")
    status, _, err = run("evaluate", path)
    assert status == 2
    assert err.startswith(f"selon: {path}:7: broken JSON")
    assert err.count("\n") == 1


def test_messages_are_french_for_a_french_reader(run, tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("SELON_LANGUAGE", "fr")
    status, _, err = run("read", tmp_path / "rien.txt")
    assert status == 2
    assert " : non lu : " in err
    assert err.endswith("rien n'a pu être lu\n")


@pytest.mark.parametrize(
    ("variable", "value"), [("LC_ALL", "fr_FR.UTF-8"), ("LANG", "fr_CA"), ("SELON_LANGUAGE", "fr")]
)
def test_help_is_in_the_language_of_the_environment_and_comes_without_spacy(variable: str, value: str) -> None:
    code = (
        "import sys; sys.argv = ['selon', 'read', '--help']\nfrom selon.cli import main\n"
        "try: main()\nfinally: print('spacy' in sys.modules)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], env={variable: value}, capture_output=True, text=True, check=False
    ).stdout
    assert "Exemples" in shown
    assert shown.endswith("False\n")


def test_both_languages_say_the_same_things() -> None:
    from selon.messages import LANGUAGES, texts

    keys = [set(texts(language)) for language in LANGUAGES]
    assert keys[0] == keys[1]


@trained
def test_jsonl_is_the_record_of_the_document_and_of_each_claim(run, report) -> None:  # type: ignore[no-untyped-def]
    status, out, _ = run("read", report, "--published", "2024-10-20", "--format", "jsonl")
    record = json.loads(out)
    assert status == 0
    assert set(record) == {"id", "language", "title", "published", "publisher", "url", "sha256", "text", "claims"}
    assert (record["id"], record["published"], record["text"]) == ("essai", "2024-10-20", TEXT)
    assert record["claims"]
    for claim in record["claims"]:
        assert set(claim) == CLAIM
        for part, keys in PARTS.items():
            for one in claim[part] if isinstance(claim[part], list) else [claim[part] or dict.fromkeys(keys)]:
                assert set(one) == keys


@trained
def test_the_same_text_read_twice_gives_the_same_bytes(run, report) -> None:  # type: ignore[no-untyped-def]
    first, second = (run("read", report, "--format", "jsonl")[1] for _ in range(2))
    ids = [claim["id"] for claim in json.loads(first)["claims"]]
    assert first == second
    assert len(set(ids)) == len(ids)


@trained
def test_json_is_one_list_and_csv_has_a_row_for_each_claim(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    records = json.loads(run("read", tmp_path, "--format", "json")[1])
    rows = list(csv.DictReader(io.StringIO(run("read", tmp_path, "--format", "csv")[1])))
    assert [record["id"] for record in records] == ["a", "b"]
    assert [row["claim"] for row in rows] == [claim["id"] for record in records for claim in record["claims"]]
    assert {row["document"] for row in rows} == {"a", "b"}


@trained
def test_a_table_in_a_pipe_has_no_colours(run, report) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run("read", report, "--published", "2024-10-20", "--sentences")
    assert (status, err) == (0, "")
    assert "\x1b" not in out
    assert "bombardé" in out


@trained
def test_explain_names_the_rule_and_the_words(run, report) -> None:  # type: ignore[no-untyped-def]
    assert "frames/assault.toml#" in run("read", report, "--explain")[1]
    claims = json.loads(run("read", report, "--explain", "--format", "jsonl")[1])["claims"]
    assert all(claim["reasons"] for claim in claims)


@trained
def test_a_bad_file_beside_a_good_one_is_counted_and_the_good_one_read(run, report, tmp_path) -> None:  # type: ignore[no-untyped-def]
    status, out, err = run("read", report, tmp_path / "no.txt")
    assert status == 0
    assert "bombardé" in out
    assert "no.txt: not read: No such file or directory" in err
    assert "1 not read" in err


@trained
def test_a_lone_surrogate_is_read_and_printed(run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "s", "text": "L\'armée malienne \\ud83d a bombardé Gao."}', "utf-8")
    status, out, _ = run("read", path, "--format", "jsonl")
    assert status == 0
    assert "\ufffd" in json.loads(out)["text"]


@trained
def test_what_is_read_can_be_evaluated_and_is_equal_to_itself(run, report, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "claims.jsonl"
    path.write_text(run("read", report, "--format", "jsonl")[1], "utf-8")
    for arguments in ((path, path), (path,)):
        status, out, _ = run("evaluate", *arguments, "--by-type")
        assert status == 0
        assert next(line for line in out.splitlines() if line.startswith("strict")).split()[1:4] == ["1.000"] * 3
