"""Where a text says that things happen."""

import pytest

from selon.errors import ModelError
from selon.model import Document, Place, Reading
from selon.packs.gazetteer import load_gazetteer
from selon.packs.load import load_pack
from selon.parsing import Parser
from selon.stages.annotate import annotate
from selon.stages.mentions import mention
from selon.stages.places import locate
from selon.stages.segment import segment

PACK = load_pack("fr")


@pytest.fixture(scope="module")
def parser() -> Parser:
    try:
        return Parser("fr")
    except ModelError as error:
        pytest.skip(str(error))


def places(text: str, parser: Parser) -> list[Place]:
    segmented = segment(Reading(document=Document(id="d", text=text, language="fr", published="2020-05-04")), PACK)
    wanted = frozenset(sentence.index for sentence in segmented.sentences)
    return list(locate(mention(annotate([segmented], [wanted], parser)[0], PACK), PACK).places)


# A sentence, and the (English name, country) of its places in the order of the text.
PLACED = [
    ("Deux obus sont tombés à Kharkiv.", [("Kharkiv", "UKR")]),
    ("Des combats ont éclaté près de Goma, dans le Nord-Kivu.", [("Goma", "COD"), ("North Kivu", "COD")]),
    ("Une bombe a explosé en Irak.", [("Iraq", "IRQ")]),
    ("La Russie a menacé Kiev.", []),
    ("Au Laos, une grenade a explosé dans le village de Ban Xyzouk.", [("Laos", "LAO"), ("Ban Xyzouk", "LAO")]),
    ("Des tirs ont été entendus à Xyzouk, en Syrie.", [("Xyzouk", "SYR"), ("Syria", "SYR")]),
    ("Deux lycéens de Goma ont été blessés à Bukavu.", [("Bukavu", "COD")]),
    ("L'armée est entrée à Goma. Un couvre-feu règne dans la ville.", [("Goma", "COD"), ("Goma", "COD")]),
    ("Des manifestants ont défilé dans la capitale arménienne.", [("Yerevan", "ARM")]),
    ("Le Niger a fermé ses frontières. Des tirs ont retenti dans la capitale.", [("Niamey", "NER")]),
    ("Des tirs ont retenti dans la capitale.", []),
    ("L'attentat a eu lieu dans la ville de Peshawar, au Pakistan.", [("Peshawar", "PAK"), ("Pakistan", "PAK")]),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_places_in_a_places_position(text: str, expected: list[tuple[str, str]], parser: Parser) -> None:
    assert [(place.name, place.country) for place in places(text, parser)] == expected


def test_a_town_has_its_geonames_id_and_coordinates(parser: Parser) -> None:
    (place,) = places("Deux obus sont tombés à Kharkiv.", parser)
    assert place.geonameid == 706483
    assert place.latitude == pytest.approx(50.0, abs=0.2)
    assert place.longitude == pytest.approx(36.2, abs=0.2)


def test_the_documents_country_wins_over_a_larger_namesake() -> None:
    gazetteer = load_gazetteer("fr")
    alone, near = gazetteer.find("Tripoli"), gazetteer.find("Tripoli", {"LBN"})
    assert alone is not None
    assert near is not None
    assert (alone.country, near.country) == ("LBY", "LBN")


def test_an_unknown_or_small_foreign_town_is_not_guessed() -> None:
    gazetteer = load_gazetteer("fr")
    assert gazetteer.find("Zzyzzqy") is None
    assert gazetteer.find("") is None
