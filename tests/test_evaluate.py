"""Our scores are the scorer's, and a claim is right only as far as it is."""

import copy
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from selon import render
from selon.evaluate import score

SHARED = Path(os.environ.get("SELON_SHARED", Path(__file__).parents[2] / "shared"))


def claim(**parts: Any) -> dict[str, Any]:
    return {
        "event": "ASSAULT", "mode": None, "trigger": {"start": 0, "end": 5, "text": "tir"},
        "evidence": {"start": 0, "end": 50},
        "actors": [{"name": "Mali", "code": "MLI.MIL"}], "recipients": [], "sources": [], "quantities": [],
        "when": None, "where": [], "factuality": "CT+",
    } | parts  # fmt: skip


def document(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"id": "a", "language": "fr", "claims": list(claims)}


def f1(gold: dict[str, Any], predicted: dict[str, Any], name: str) -> float:
    return score([document(gold)], [document(predicted)]).measure(name)[2]


def test_the_sector_after_the_dot_does_not_count() -> None:
    assert f1(claim(), claim(actors=[{"name": "x", "code": "MLI"}]), "actors") == 1


def test_another_country_is_wrong_and_so_is_the_whole_claim() -> None:
    other = claim(actors=[{"name": "x", "code": "NER"}])
    assert f1(claim(), other, "claims") == 1
    assert f1(claim(), other, "actors") == f1(claim(), other, "strict") == 0


def test_a_meeting_has_no_order() -> None:
    a, b = [{"name": "a", "code": "FRA"}], [{"name": "b", "code": "DEU"}]
    first, second = claim(event="CONSULT", actors=a, recipients=b), claim(event="CONSULT", actors=b, recipients=a)
    assert f1(first, second, "strict") == 1


def test_a_claim_too_many_and_one_missed_are_listed() -> None:
    found = score([document(claim())], [document(claim(event="STATE"))])
    assert {miss.kind for miss in found.misses} == {"missed", "spurious"}
    assert "ASSAULT" in render.miss(found.misses[0])


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the scorer is not here")
def test_what_is_printed_is_what_the_scorer_prints(tmp_path: Path) -> None:
    lines = (SHARED / "gold" / "dev.fr.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    predicted = [_spoilt(record, random.Random(7)) for record in gold]
    for name, documents in (("gold", gold), ("predicted", predicted)):
        text = "".join(json.dumps(one) + "\n" for one in documents)
        (tmp_path / name).write_text(text, "utf-8")
    command = [
        sys.executable,
        str(SHARED / "score.py"),
        str(tmp_path / "gold"),
        str(tmp_path / "predicted"),
        "--by-type",
    ]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert render.scores(score(gold, predicted), by_type=True) + "\n" == theirs


def _spoilt(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The record with claims dropped, doubled, retyped, moved and with parts of others."""
    claims = [copy.deepcopy(one) for one in record["claims"] if chance.random() > 0.15]
    for one in claims:
        other = chance.choice(record["claims"])
        for part in (
            "event",
            "actors",
            "recipients",
            "sources",
            "quantities",
            "when",
            "where",
            "factuality",
            "mode",
            "trigger",
        ):
            if chance.random() < 0.15:
                one[part] = copy.deepcopy(other.get(part))
    return record | {"claims": claims + claims[:2]}
