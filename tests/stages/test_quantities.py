"""What is counted in a sentence, and what befell those counted."""

from types import SimpleNamespace

import pytest

from selon.errors import ModelError
from selon.model import Document, Entity, Mention, Quantity, Reading, Sentence, Span, Token
from selon.packs.numbers import load_numbers
from selon.parsing import Parser
from selon.stages.quantities import quantify, quantify_sentence

LEXICON = load_numbers("fr")


def sentence(text: str, tokens: tuple[Token, ...], start: int = 0) -> Sentence:
    return Sentence(index=0, paragraph=0, start=start, end=start + len(text), text=text, tokens=tokens)


def tokens(text: str, analysis: str, start: int = 0) -> tuple[Token, ...]:
    """Tokens by hand: "form lemma POS head relation features", one a line, in the order of the text."""
    found, position = [], 0
    for index, line in enumerate(analysis.strip().splitlines()):
        form, lemma, pos, head, relation, *features = line.split()
        position = text.index(form, position)
        found.append(
            Token(
                index=index,
                start=start + position,
                end=start + position + len(form),
                text=form,
                lemma=lemma,
                pos=pos,
                features=frozenset(features),
                head=int(head),
                relation=relation,
            )
        )
        position += len(form)
    return tuple(found)


def brief(quantity: Quantity) -> tuple[str, str | None, str | None]:
    return quantity.span.text, quantity.unit, quantity.role


def test_the_tree_gives_unit_and_role() -> None:
    text = "Environ 40 civils ont été tués."
    analysis = """
        Environ environ ADV 1 advmod
        40 40 NUM 2 nummod
        civils civil NOUN 5 nsubj:pass Number=Plur
        ont avoir AUX 5 aux:tense
        été être AUX 5 aux:pass
        tués tuer VERB 5 root VerbForm=Part
        . . PUNCT 5 punct"""
    (quantity,) = quantify_sentence(sentence(text, tokens(text, analysis)), LEXICON)
    assert brief(quantity) == ("Environ 40 civils", "civil", "killed")
    assert (quantity.value, quantity.approx) == (40, True)


def test_a_broken_tree_falls_back_on_the_words() -> None:
    text = "tuant 40 civils, dont cinq enfants"
    analysis = """
        tuant tuant VERB 0 root
        40 40 NUM 0 dep
        civils civil NOUN 1 dep
        , , PUNCT 0 punct
        dont dont PRON 0 dep
        cinq cinq NUM 0 dep
        enfants enfant NOUN 0 dep"""
    found = quantify_sentence(sentence(text, tokens(text, analysis)), LEXICON)
    assert [brief(q) for q in found] == [("40 civils", "civil", "killed"), ("cinq enfants", "enfant", "killed")]


def test_spans_count_in_the_document_and_take_in_demonyms() -> None:
    text = "12.000 soldats turcs"
    analysis = """
        12.000 12.000 NUM 1 nummod
        soldats soldat NOUN 1 root
        turcs turc ADJ 1 amod"""
    placed = sentence(text, tokens(text, analysis, start=100), start=100)
    (quantity,) = quantify_sentence(placed, LEXICON, demonyms={115: 120})
    assert quantity.span == Span(start=100, end=120, text=text)


def test_unparsed_sentences_are_passed_over() -> None:
    text = "12 morts"
    parsed = tokens(text, "12 12 NUM 1 nummod\nmorts mort NOUN 1 root")
    mention = Mention(sentence=0, head=0, span=Span(start=0, end=2, text="12"), entity=Entity(name="x"), kind="person")
    pack = SimpleNamespace(numbers=LEXICON)
    for words, count in ((parsed, 1), ((), 0)):
        document = Document(id="d", text=text, language="fr")
        reading = Reading(document=document, sentences=(sentence(text, words),), mentions=(mention,))
        assert len(quantify(reading, pack).quantities) == count  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def parser() -> Parser:
    try:
        return Parser("fr")
    except ModelError as error:
        pytest.skip(f"no French pipeline: {error}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'explosion a fait neuf morts et 30 blessés.", [("neuf morts", "killed"), ("30 blessés", "wounded")]),
        ("La frappe a coûté la vie à six civils.", [("six civils", "killed")]),
        ("Huit soldats ont péri dans l'embuscade.", [("Huit soldats", "killed")]),
        ("La mort de 15 mineurs a ému le pays.", [("15 mineurs", "killed")]),
        ("Les miliciens ont capturé une vingtaine de soldats.", [("une vingtaine de soldats", "captured")]),
        ("Des milliers de familles ont été déplacées.", [("Des milliers de familles", "displaced")]),
        (
            "Le tir a blessé deux policiers et trois passants.",
            [("deux policiers", "wounded"), ("trois passants", "wounded")],
        ),
        (
            "Au moins 50 personnes, dont huit enfants, ont été tuées.",
            [("Au moins 50 personnes", "killed"), ("huit enfants", "killed")],
        ),
        ("L'armée a abattu 14 drones.", [("14 drones", None)]),
        ("L'assassinat par des inconnus de deux juges a choqué.", [("deux juges", "killed")]),
        ("Six touristes, dont un Belge, sont morts.", [("Six touristes", "killed")]),
        ("Plus de la moitié des 900 élèves ont fui.", []),
        ("Un habitant sur cinq a fui.", []),
        ("Il faut rapatrier 800 des 2 400 soldats du contingent.", [("800 des 2 400 soldats", None)]),
        ("Une aide de 40 millions de dollars a été promise.", [("40 millions de dollars", None)]),
        ("La trêve de 72 heures tient.", [("72 heures", None)]),
        ("Il a été condamné à dix ans de prison.", [("dix ans", None)]),
        ("20 personnes au moins ont été arrêtées.", [("20 personnes au moins", None)]),
        ("Un homme de 34 ans a été arrêté il y a trois jours à 8 heures.", []),
        ("Le village est à 30 kilomètres de la frontière.", []),
        ("Il a été condamné à un an de prison.", [("un an", None)]),
        ("Un jour, il a fui.", []),
        ("Les deux entreprises ont été perquisitionnées.", []),
        ("Les deux pays ont signé un accord en 2019.", []),
        ("Le vol 447 a disparu le 1er juin 2009.", []),
    ],
)
def test_sentences_give_their_quantities(parser: Parser, text: str, expected: list[tuple[str, str | None]]) -> None:
    (parsed,) = parser.parse([text])
    found = quantify_sentence(sentence(text, parsed), LEXICON)
    assert [(q.span.text, q.role) for q in found] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On a compté 1 130 départs cette année, contre 2 700 l'an passé.", [("départ", 1130), ("départ", 2700)]),
        ("Le nombre de morts s'élève à 45.", [("mort", 45)]),
        ("Le nombre de soldats passera de 2 500 à 900.", [("soldat", 900)]),
        (
            "Il y avait 3 000 manifestants selon la police, 8 000 selon eux.",
            [("manifestant", 3000), ("manifestant", 8000)],
        ),
        ("Sur 45 pèlerins, 11 d'entre eux ont été tués.", [("pèlerin", 45), ("pèlerin", 11)]),
        ("Les rebelles ont tué 35 soldats et capturé 12 autres.", [("soldat", 35), ("soldat", 12)]),
        ("Trois Tchadiens ont été expulsés.", [("Tchadien", 3)]),
        ("Les pourparlers ont duré deux ans et demi en tout.", [("an", 2.5)]),
    ],
)
def test_the_noun_left_out_is_carried(parser: Parser, text: str, values: list[tuple[str, float]]) -> None:
    (parsed,) = parser.parse([text])
    assert [(q.unit, q.value) for q in quantify_sentence(sentence(text, parsed), LEXICON)] == values


def test_money_has_currency_and_value(parser: Parser) -> None:
    text = "Berlin débloque plus de 2,5 milliards d'euros."
    (parsed,) = parser.parse([text])
    (quantity,) = quantify_sentence(sentence(text, parsed), LEXICON)
    assert (quantity.low, quantity.value, quantity.currency, quantity.unit) == (2_500_000_000, None, "EUR", "euro")
