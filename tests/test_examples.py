"""Every marked example of the French pack, read with the packaged pipeline: the share that is right never falls."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from bench.examples import cue_cases, failures, frame_cases
from selon.packs.load import load_pack

FLOOR = json.loads(Path(__file__).with_name("baseline.json").read_text("utf-8"))["fr"]["examples"]

pytestmark = pytest.mark.skipif(
    not files("selon").joinpath("models", "fr", "config.cfg").is_file(), reason="no trained pipeline is packaged"
)


def test_the_examples_of_the_pack_are_read_as_they_are_marked() -> None:
    read = list(failures("fr"))
    wrong = [f"{place} {event}: {fault}\n    {marked}" for place, event, marked, fault in read if fault]
    print("\n".join(wrong))
    assert 1 - len(wrong) / len(read) >= FLOOR


def test_every_form_of_a_trigger_opens_the_gate() -> None:
    triggers = load_pack("fr").triggers
    assert {"bombardèrent", "tuées", "accords", "affirment", "selon"} <= triggers
    assert triggers.isdisjoint({"de", "la", "un", "bonjour"})


def test_words_of_saying_certainty_and_support_have_examples_of_their_own() -> None:
    places = {place.split("#")[0] for place, *_ in cue_cases("fr")}
    assert places == {"attribution", "certainty", "support"}
    assert {case[0] for case in frame_cases("fr")}.isdisjoint({case[0] for case in cue_cases("fr")})
