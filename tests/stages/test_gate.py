"""Which sentences are parsed."""

from dataclasses import replace

import pytest

from selon.model import Document, Reading
from selon.packs.load import load_pack
from selon.packs.weights import Linear, Weights
from selon.stages.gate import on_topic, select, survey
from selon.stages.segment import segment

PACK = load_pack("fr")
WAR = "L'armée a bombardé la ville. Les rebelles ont tué trois soldats."


def segmented(text: str) -> Reading:
    return segment(Reading(document=Document(id="d", text=text, language="fr")), PACK)


def chosen(text: str) -> frozenset[int]:
    return select(segmented(text), PACK)


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
    assert on_topic(segmented(" ".join(words)), PACK) is relevant


@pytest.mark.parametrize(("trait", "relevant"), [("report:war>=1", True), ("report:sport>=1", False)])
def test_a_longer_report_is_on_topic_by_what_was_learned(trait: str, relevant: bool) -> None:
    report = Linear(threshold=0.5, bias=0.0, weights={"report:war>=1": 2.0, "report:sport>=1": -2.0})
    learned = replace(
        PACK,
        weights=Weights(
            report=report, trigger=report, actor=report, recipient=report, when=report, where=report, claim=report
        ),
    )
    reading = replace(segmented("Le chat dort. " * 5 + "Le merle chante."), topics=(trait,))
    assert on_topic(reading, learned) is relevant


def test_a_report_knows_the_topics_that_it_speaks_of() -> None:
    assert "report:war>=1" in survey(segmented(WAR), PACK).topics
