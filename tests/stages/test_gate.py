"""Which sentences are parsed."""

import pytest

from selon.model import Document, Reading
from selon.packs.load import load_pack
from selon.stages.gate import on_topic, select
from selon.stages.segment import segment

PACK = load_pack("fr")
WAR = "L'armée a bombardé la ville. Les rebelles ont tué trois soldats."


def chosen(text: str) -> frozenset[int]:
    return select(segment(Reading(document=Document(id="d", text=text, language="fr")), PACK), PACK)


def test_sentences_with_a_word_that_can_make_a_claim_are_parsed() -> None:
    assert chosen(f"{WAR} Le chat dort.") == {0, 1}


def test_a_sentence_that_stands_again_is_parsed_once() -> None:
    assert chosen(f"{WAR} L'armée a bombardé la ville.") == {0, 1}


def test_nothing_is_parsed_where_no_word_can_make_a_claim() -> None:
    assert chosen("Le chat dort. Le merle dort.") == frozenset()


def test_an_empty_text_has_nothing_to_parse() -> None:
    assert chosen("") == frozenset()


@pytest.mark.parametrize(
    ("words", "relevant"),
    [
        (["armée", "guerre", "frappe", "rebelles"], True),
        (["match", "but", "gardien", "championnat", "ligue", "entraîneur"], False),
        (["film", "acteur", "réalisateur", "festival"], False),
    ],
)
def test_a_report_is_on_topic_by_most_of_its_words(words: list[str], relevant: bool) -> None:
    assert on_topic([words], PACK) is relevant
