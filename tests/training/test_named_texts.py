"""Names in texts: read, joined and exchanged without losing their places."""

import json
import random

import pytest

from training.names import NamedText, join, outermost, read_names, with_other_names
from training.recipe import Names

ROWS = [
    ("1", "L'", "*"),
    ("2", "Iran", "1:PROPN|NE-ORG.final|_;2:PROPN|NE-LOC.prim|_"),
    ("3", "accuse", "*"),
    ("4-5", "du", "*"),
    ("4", "de", "*"),
    ("5", "le", "*"),
    ("6", "Parti", "3:PROPN|NE-ORG.final|_"),
    ("7", "vert", "3"),
]


def source(form, **kinds):
    return Names(name="x", path="x", licence="x", format=form, use="train", kinds=kinds)


def test_a_place_is_a_place_even_as_a_government(tmp_path):
    lines = ["\t".join((number, form, *"_______", "_", mark, "*")) for number, form, mark in ROWS]
    path = tmp_path / "x"
    path.write_text("\n".join(["# text = L'Iran accuse du Parti vert", *lines, ""]), "utf-8")
    (found,) = read_names(path, source("parseme", LOC="LOC", ORG="ORG"))
    assert [(found.text[start:end], kind) for start, end, kind in found.names] == [
        ("Iran", "LOC"),
        ("Parti vert", "ORG"),
    ]


def test_only_what_is_written_like_a_name_is_one(tmp_path):
    text = "Elle a vu Ana Adams à Denver. La gare de Lyon a brûlé. Police saisie."
    mentions = {"Elle": "CIVILIAN", "Ana Adams": "CIVILIAN", "Adams": "LASTNAME", "Denver": "PLACE"}
    mentions |= {"gare de Lyon": "PLACE", "Police": "STATE"}
    entities = [
        {
            "type": kind,
            "mentions": [{"value": value, "start": text.index(value), "end": text.index(value) + len(value)}],
        }
        for value, kind in mentions.items()
    ]
    path = tmp_path / "x"
    path.write_text(json.dumps({"text": text, "entities": entities}), "utf-8")
    (found,) = read_names(path, source("popcorn", CIVILIAN="PER", PLACE="LOC", STATE="ORG"))
    assert [found.text[start:end] for start, end, _ in found.names] == ["Ana Adams", "Denver"]
    assert {found.text[start:end] for start, end in found.unsure} == {"Elle", "gare de Lyon", "Police"}


def test_the_longest_of_nested_names_stays():
    assert outermost([(5, 9, "LOC"), (0, 9, "ORG"), (12, 14, "PER")]) == ((0, 9, "ORG"), (12, 14, "PER"))


@pytest.mark.parametrize("seed", range(20))
def test_exchanged_names_lie_where_they_say(seed):
    text = NamedText(
        "Paris accuse Lyon, dit l'ONU hier.", ((0, 5, "LOC"), (13, 17, "LOC"), (25, 28, "ORG")), ((29, 33),)
    )
    pools = {"LOC": ["Bamako", "Kinshasa"], "ORG": ["AIEA", "M23"]}
    other = with_other_names(text, pools, random.Random(seed), share=1)
    names = [other.text[start:end] for start, end, _ in other.names]
    assert set(names[:2]) <= set(pools["LOC"])
    assert names[2] in ("ONU", "AIEA")  # after "l'" a vowel stays a vowel
    assert [other.text[start:end] for start, end in other.unsure] == ["hier"]


def test_joined_texts_keep_their_names():
    joined = join([NamedText("À Goma.", ((2, 6, "LOC"),)), NamedText("Le M23 nie.", ((3, 6, "ORG"),))])
    assert [joined.text[start:end] for start, end, _ in joined.names] == ["Goma", "M23"]
