"""What must hold of any text: spans lie where they say, JSON comes back equal, order does not matter."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.codec import content_id, document_from_json, document_to_json
from selon.errors import InputError
from selon.model import Document, Reading
from selon.pipeline import Reader

WORDS = [
    "L'armée malienne",
    "le Kremlin",
    "12 000 soldats",
    "une dizaine d'hommes",
    "a bombardé",
    "auraient attaqué",
    "n'a pas tué",
    "Gao",
    "Moscou",
    "selon",
    "selon l'ONU",
    "mardi dernier",
    "depuis 2022",
    "le 8 octobre",
    "«",
    "»",
    "“",
    ", a déclaré",
    "dément",
    "avoir",
    "pourrait",
    "envoyer",
    "la Russie",
    "5 millions d'euros",
    "et",
    "à",
    ".",
    "?",
    "!",
    "\n",
    "\n\n",
    "😀",
    "\u202f",
    "\xad",
    "é",
    "’",
    "(",
    ")",
    "-il",
    "qui",
    "dont",
    "ne",
    "pas",
    "des",
]
DAYS = st.sampled_from([None, "0001-01-01", "1999-12-31", "2024-02-29", "2024-10-20", "9999-12-31"])
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

trained = pytest.mark.skipif(
    not files("selon").joinpath("models", "fr", "config.cfg").is_file(), reason="no trained pipeline is packaged"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader("fr", gate=False)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span at any depth of a claim's JSON."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spans(one)


def check(reading: Reading) -> None:
    text = reading.document.text
    record = json.loads(json.dumps(document_to_json(reading.document, reading.claims, explain=True)))
    assert document_from_json(record, "fr", None) == reading.document
    for span in spans(record["claims"]):
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"]
    for claim in record["claims"]:
        assert (
            claim["evidence"]["start"]
            <= claim["trigger"]["start"]
            < claim["trigger"]["end"]
            <= claim["evidence"]["end"]
        )


@trained
@SLOW
@given(words=st.lists(st.sampled_from(WORDS), max_size=60), day=DAYS)
def test_spans_of_any_news_like_text_lie_where_they_say(reader: Reader, words: list[str], day: str | None) -> None:
    check(reader.read(Document(id="x", text=" ".join(words), language="fr", published=day)))


@trained
@SLOW
@given(text=st.text(max_size=300), day=DAYS)
def test_no_text_raises(reader: Reader, text: str, day: str | None) -> None:
    check(reader.read(Document(id="x", text=text, language="fr", published=day)))


@trained
@settings(SLOW, max_examples=5)
@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=25), min_size=2, max_size=5), data=st.data())
def test_the_order_of_documents_does_not_matter(reader: Reader, texts: list[list[str]], data: st.DataObject) -> None:
    documents = [Document(id=str(n), text=" ".join(words), language="fr") for n, words in enumerate(texts)]
    shuffled = data.draw(st.permutations(documents))
    told = [{r.document.id: r.claims for r in reader.read_all(order)} for order in (documents, shuffled)]
    assert told[0] == told[1]


def test_an_id_depends_on_its_parts_alone() -> None:
    assert content_id("a", 1, None) == content_id("a", 1, None)
    assert len({content_id("a", "b"), content_id("ab"), content_id("a", None, "b"), content_id("b", "a")}) == 4


@pytest.mark.parametrize(
    ("given_day", "day"), [("2024-10-20", "2024-10-20"), ("2024-10-20T08:00:00Z", "2024-10-20"), (None, None)]
)
def test_a_day_is_cut_from_a_moment(given_day: str | None, day: str | None) -> None:
    assert document_from_json({"text": "Un.", "published": given_day}, "fr", None).published == day


@pytest.mark.parametrize("wrong", ["hier", "2024-13-01", 2024, "20/10/2024"])
def test_a_wrong_day_is_an_error(wrong: object) -> None:
    with pytest.raises(InputError):
        document_from_json({"text": "Un.", "published": wrong}, "fr", None)
