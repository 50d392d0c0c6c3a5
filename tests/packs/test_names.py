"""Names found in a text, and whom each stands for."""

import pytest

from selon.packs.names import choose, fold, load_names, words_of

NAMES = load_names("fr")

# A text with one name, what is found, and its code.
ONE_NAME = [
    ("Les Etats-Unis ont refusé.", "Etats-Unis", "USA"),
    ("La République démocratique du Congo accuse.", "République démocratique du Congo", "COD"),
    ("Une usine sud-coréenne a fermé.", "sud-coréenne", "KOR"),
    ("Des élus états-uniens sont venus.", "états-uniens", "USA"),
    ("Moscou a répondu.", "Moscou", "RUS"),
    ("La Maison-Blanche a répondu.", "Maison-Blanche", "USA.GOV"),
    ("Tsahal a bombardé la zone.", "Tsahal", "ISR.MIL"),
    ("Les talibans ont attaqué.", "talibans", "REB:Taliban"),
    ("Daech a revendiqué.", "Daech", "REB:Islamic State"),
    ("Le Conseil de sécurité de l'ONU vote.", "Conseil de sécurité de l'ONU", "IGO:UN"),
    ("Selon l'AFP, rien.", "AFP", "FRA.MED"),
    ("Recep Tayyip Erdogan est parti.", "Recep Tayyip Erdogan", "TUR.GOV"),
    ("Kim Jong Un est parti.", "Kim Jong Un", "PRK.GOV"),
]

# Words that only look like a name.
NO_NAME = ["Il part aujourd'hui.", "le temps passe", "la tour penche", "ei", "Des milices pro-russes.", "un niger"]


@pytest.mark.parametrize(("text", "words", "code"), ONE_NAME)
def test_a_name_gives_its_code(text: str, words: str, code: str) -> None:
    (match,) = NAMES.find(text)
    assert text[match.start : match.end] == words
    named = choose(match.named, 2020, {})
    assert named is not None
    assert named.code == code


@pytest.mark.parametrize("text", NO_NAME)
def test_a_common_word_is_no_name(text: str) -> None:
    assert NAMES.find(text) == []


def test_a_compound_demonym_gives_both_countries() -> None:
    codes = [match.named[0].code for match in NAMES.find("la frontière russo-ukrainienne")]
    assert codes == ["RUS", "UKR"]


def test_offsets_count_from_the_start_given() -> None:
    (match,) = NAMES.find("Kaboul se tait.", start=100)
    assert (match.start, match.end) == (100, 106)


@pytest.mark.parametrize(("year", "code"), [(2012, "NOR.GOV"), (2018, "IGO:NATO")])
def test_the_year_decides_between_two_offices(year: int, code: str) -> None:
    (match,) = NAMES.find("Jens Stoltenberg a parlé.")
    named = choose(match.named, year, {})
    assert named is not None
    assert named.code == code


def test_the_document_decides_between_two_countries() -> None:
    (match,) = NAMES.find("des soldats congolais")
    chosen = {code: choose(match.named, 2020, {code: 3}) for code in ("COD", "COG")}
    assert {code: named.code for code, named in chosen.items() if named} == {"COD": "COD", "COG": "COG"}


def test_folding_drops_case_and_marks() -> None:
    assert fold("Erdoğan") == "erdogan"
    assert words_of("l'Élysée") == ("l", "elysee")


def test_every_single_country_has_a_french_name_or_demonym() -> None:
    found = {one.code for forms in NAMES.first.values() for form in forms for one in form.named}
    assert {code for code in NAMES.countries if not code.startswith("-")} <= found
