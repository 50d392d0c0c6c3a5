"""How texts are cut into tokens."""

import pytest
import spacy

from selon.parsing import tokenizer
from selon.parsing.loader import packaged

MODEL = packaged("fr")


@pytest.fixture(scope="module")
def cut():
    if MODEL is None:
        pytest.skip("the French pipeline is not there: run make train LANGUAGE=fr")
    nlp = spacy.load(MODEL)
    return lambda text: [token.text for token in nlp.make_doc(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l’armée", "l' armée"),
        ("12\xa0000 soldats", "12 000 soldats"),
        ("« oui »", '" oui "'),
        ("a-t-il dit", "a -t-il dit"),
        ("dit-elle", "dit -elle"),
        ("c’est-à-dire", "c'est-à-dire"),
        ("le porte-parole nord-coréen", "le porte-parole nord-coréen"),
        ("aujourd’hui", "aujourd'hui"),
        ("à 14h30", "à 14 h 30"),
        ("10% des 3,5 millions", "10 % des 3,5 millions"),
        ("M. Dupont", "M. Dupont"),
        ("ce jour-là", "ce jour -là"),
        ("12.000 hommes.", "12.000 hommes ."),
    ],
)
def test_words_are_cut_as_in_the_treebanks(cut, text, tokens):
    assert cut(text) == tokens.split()


def test_spelling_keeps_every_offset():
    text = "«\u202f“L’\xa0Iran”\u202f»\t‑\n" + "".join(map(chr, range(0x2000, 0x2030)))
    assert len(tokenizer.spell(text)) == len(text)
