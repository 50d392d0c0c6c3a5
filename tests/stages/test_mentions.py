"""Who a document names, known or made known by a title, and what a noun phrase stands for."""

import pytest

from selon.errors import ModelError
from selon.model import Document, Reading
from selon.packs.load import Pack, load_pack
from selon.parsing import Parser
from selon.stages.annotate import annotate
from selon.stages.mentions import mention
from selon.stages.segment import segment
from selon.syntax.phrases import describe
from selon.syntax.trees import Tree

PACK: Pack = load_pack("fr")


@pytest.fixture(scope="module")
def parser() -> Parser:
    try:
        return Parser("fr")
    except ModelError as error:
        pytest.skip(str(error))


def read(text: str, parser: Parser, published: str = "2020-05-04") -> Reading:
    segmented = segment(Reading(document=Document(id="d", text=text, language="fr", published=published)), PACK)
    wanted = frozenset(sentence.index for sentence in segmented.sentences)
    return mention(annotate([segmented], [wanted], parser)[0], PACK)


def codes(reading: Reading) -> dict[str, str | None]:
    return {m.span.text: m.entity.code for m in reading.mentions}


# A sentence, the unknown person's words, and the code that a title gives.
TITLED = [
    ("Le ministre péruvien Hernando Quispe a démissionné.", "Hernando Quispe", "PER.GOV"),
    ("Marta Oyelaran, diplomate nigériane, a protesté.", "Marta Oyelaran", "NGA.GOV"),
    ("Le général soudanais Idriss Farouk a été tué.", "Idriss Farouk", "SDN.MIL"),
    ("L'ambassadeur du Japon, Kenta Morishige, a été convoqué.", "Kenta Morishige", "JPN.GOV"),
]


@pytest.mark.parametrize(("text", "name", "code"), TITLED)
def test_a_title_gives_an_unknown_person_a_code(text: str, name: str, code: str, parser: Parser) -> None:
    assert codes(read(text, parser))[name] == code


def test_a_surname_recalls_the_full_name(parser: Parser) -> None:
    reading = read("Le ministre péruvien Hernando Quispe a parlé. Selon M. Quispe, rien ne presse.", parser)
    recalled = [m for m in reading.mentions if m.span.text == "M. Quispe"]
    assert [(m.entity.name, m.entity.code) for m in recalled] == [("Hernando Quispe", "PER.GOV")]


def test_mentions_stand_where_they_say_and_in_order(parser: Parser) -> None:
    reading = read("À Kiev, Volodymyr Zelensky a reçu des élus polonais. Varsovie promet des chars.", parser)
    text = reading.document.text
    assert all(text[m.span.start : m.span.end] == m.span.text for m in reading.mentions)
    assert [m.span.start for m in reading.mentions] == sorted(m.span.start for m in reading.mentions)


# A sentence, the head of a noun phrase, the entity's name and code.
PHRASES = [
    ("Des soldats nord-coréens sont arrivés.", "soldats", "North Korean soldiers", "PRK.MIL"),
    ("Le gouvernement syrien a démenti.", "gouvernement", "Syrian government", "SYR.GOV"),
    ("L'armée de la Turquie avance.", "armée", "Turkish army", "TUR.MIL"),
    ("Les forces de l'ordre chiliennes ont tiré.", "forces", "Chilean security forces", "CHL.COP"),
    ("Des combattants du Hamas ont fui.", "combattants", "Hamas fighters", "REB:Hamas"),
    ("Les Russes ont reculé.", "Russes", "Russia", "RUS"),
    ("Le président français Emmanuel Macron a promis une aide.", "président", "Emmanuel Macron", "FRA.GOV"),
]


@pytest.mark.parametrize(("text", "head", "name", "code"), PHRASES)
def test_a_noun_phrase_stands_for_an_entity(text: str, head: str, name: str, code: str, parser: Parser) -> None:
    reading = read(text, parser)
    tree = Tree(reading.sentences[0])
    index = next(token.index for token in tree.tokens if token.text == head)
    entity = describe(tree, index, reading, PACK)
    assert entity is not None
    assert (entity.name, entity.code) == (name, code)


def test_a_role_without_a_country_has_no_code(parser: Parser) -> None:
    reading = read("Des rebelles ont attaqué le convoi.", parser)
    entity = describe(Tree(reading.sentences[0]), 1, reading, PACK)
    assert entity is not None
    assert (entity.name, entity.code) == ("rebels", None)


def test_a_body_once_named_is_called_by_its_first_word(parser: Parser) -> None:
    text = "Le Conseil de sécurité s'est réuni lundi. Mardi, le Conseil a condamné l'attaque."
    assert codes(read(text, parser))["Conseil"] == "IGO:UN"


def test_the_national_part_of_a_world_body_is_its_countrys(parser: Parser) -> None:
    reading = read("Un Casque bleu sénégalais a été blessé.", parser)
    tree = Tree(reading.sentences[0])
    head = next(token.index for token in tree.tokens if token.text == "Casque")
    found = describe(tree, head, reading, PACK)
    assert found is not None
    assert found.code == "SEN.MIL"
