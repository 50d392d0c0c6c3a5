"""Sentences, quotations and repeats."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.model import Document, Reading
from selon.packs.load import load_pack
from selon.stages.segment import LONGEST, segment

PACK = load_pack("fr")
MARKS = "aA1éÉ .,;:!?…«»\"'’“”()[]-—\n\t\u00a0\u202f\u2028"
TEXTS = st.text(alphabet=st.sampled_from(MARKS), max_size=200) | st.text(max_size=80)


def read(text: str) -> Reading:
    return segment(Reading(document=Document(id="d", text=text, language="fr")), PACK)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kiev cède. Moscou avance.", ["Kiev cède.", "Moscou avance."]),
        ("M. Diop est arrivé. Il part.", ["M. Diop est arrivé.", "Il part."]),
        ("Il vit à J. Dupont.", ["Il vit à J. Dupont."]),
        ("Quelque 3.500 soldats sont là.", ["Quelque 3.500 soldats sont là."]),
        ("« Ils tirent ! » Il fuit.", ["« Ils tirent ! »", "Il fuit."]),
        ("Un titre\nUn texte.", ["Un titre", "Un texte."]),
        ("Vraiment ? Oui.", ["Vraiment ?", "Oui."]),
        ("Il hésite... puis part.", ["Il hésite... puis part."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in read(text).sentences] == sentences


def test_lines_are_paragraphs() -> None:
    assert [sentence.paragraph for sentence in read("Un. Deux.\nTrois.").sentences] == [0, 0, 1]


def test_a_sentence_inside_a_quotation_knows_it() -> None:
    reading = read("Il a dit : « Nous partons. Ils restent. » Puis rien.")
    assert [sentence.quote for sentence in reading.sentences] == [None, 0, None]
    assert [quotation.text for quotation in reading.quotations] == ["« Nous partons. Ils restent. »"]


def test_a_quotation_left_open_is_none() -> None:
    assert read("Il a dit : « Nous partons.\n\nPuis rien.").quotations == ()


def test_a_sentence_that_stands_again_points_to_the_first() -> None:
    assert read("Kiev cède. Moscou avance. Kiev  cède.").repeats == ((2, 0),)


def test_a_text_without_stops_is_cut() -> None:
    reading = read("mot " * LONGEST)
    assert all(len(sentence.text) <= LONGEST + len("mot ") for sentence in reading.sentences)


@given(TEXTS)
def test_sentences_lie_where_they_say_and_never_overlap(text: str) -> None:
    sentences = read(text).sentences
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert all(one.end <= two.start for one, two in pairwise(sentences))


@given(TEXTS)
def test_sentences_leave_out_nothing_but_space(text: str) -> None:
    covered = {at for s in read(text).sentences for at in range(s.start, s.end)}
    assert [c for at, c in enumerate(text) if at not in covered and not c.isspace()] == []


@given(TEXTS)
def test_quotations_lie_where_they_say(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in read(text).quotations)
