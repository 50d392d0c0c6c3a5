"""The semantic tests that frames put to the phrases of a sentence."""

from collections.abc import Callable

import pytest

from selon.model import Document, Place, Reading, Sentence, Span
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.syntax.scenes import INNER, Scene

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
CROWD = (
    "L'/le/DET/2:det armée/armée/NOUN/4:nsubj norvégienne/norvégien/ADJ/2:amod vise/viser/VERB/0:root "
    "une/un/DET/6:det dizaine/dizaine/NOUN/4:obj de/de/ADP/8:case rebelles/rebelle/NOUN/6:nmod "
    "à/à/ADP/10:case Bergen/Bergen/PROPN/4:obl contre/contre/ADP/12:case Oslo/Oslo/PROPN/4:obl "
    "sans/sans/ADP/14:case Hamas/Hamas/PROPN/4:obl ni/ni/CCONJ/16:cc fusil/fusil/NOUN/14:conj "
    "puis/puis/ADV/18:advmod recule/reculer/VERB/4:conj"
)
ARMY, PEOPLE, SHOOTS, TEN, REBELS, TOWN, CAPITAL, GROUP, RIFLE, YIELDS = 1, 2, 3, 5, 7, 9, 11, 13, 15, 17


def scene(sentence: Sentence, *towns: int, quoted: str = "") -> Scene:
    """The scene of a sentence in which towns stand at these tokens, and with this quotation."""
    words = (sentence.tokens[at] for at in towns)
    spans = (Span(start=word.start, end=word.end, text=word.text) for word in words)
    start = sentence.text.index(quoted)
    reading = Reading(
        document=Document(id="d", text=sentence.text, language="fr"), sentences=(sentence,),
        quotations=(Span(start=start, end=start + len(quoted), text=quoted),) if quoted else (),
        places=tuple(Place(name=span.text, country="NOR", span=span) for span in spans),
    )  # fmt: skip
    return Scene(sentence, mention(reading, PACK), PACK)


@pytest.mark.parametrize(
    ("value", "heads"),
    [
        ("who", {ARMY, TEN, REBELS, CAPITAL, GROUP, PEOPLE}),
        ("force", {ARMY, TEN, REBELS, GROUP}),
        ("country", {PEOPLE, CAPITAL}),
        ("place", {TOWN, CAPITAL}),
        ("number", {TEN}),
        ("clause", {SHOOTS, YIELDS}),
        ("dizaine", {TEN}),
        ("rebelle", {TEN, REBELS}),
        ("@firearms", {RIFLE}),
        ("@troops", {ARMY, TEN, REBELS}),
    ],
)
def test_a_phrase_passes_the_tests_of_its_sort(spell: Spell, value: str, heads: set[int]) -> None:
    around = scene(spell(CROWD), TOWN)
    tried = (ARMY, PEOPLE, SHOOTS, TEN, REBELS, TOWN, CAPITAL, GROUP, RIFLE, YIELDS)
    assert {head for head in tried if around.is_(head, value)} == heads


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("elle/lui/PRON/0:root", True),
        ("celui-ci/celui-ci/PRON/0:root", True),
        ("-t-il/lui/PRON/0:root", True),
        ("cela/cela/PRON/0:root", False),
        ("rocher/rocher/NOUN/0:root", False),
        ("juge/juge/NOUN/0:root", True),
    ],
    ids=["she", "this one", "joined to its verb", "that", "a rock", "a judge"],
)
def test_who_can_act(spell: Spell, phrase: str, expected: bool) -> None:
    assert scene(spell(phrase)).who(0) is expected


def test_the_latter_can_act_only_as_this_latter(spell: Spell) -> None:
    assert scene(spell("ce/ce/DET/2:det/PronType=Dem dernier/dernier/NOUN/0:root")).who(1)
    assert not scene(spell("le/le/DET/2:det dernier/dernier/NOUN/0:root")).who(1)


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        ("marine/marine/NOUN/0:root et/et/CCONJ/3:cc police/police/NOUN/1:conj", [0, 2]),
        (
            "marines/marine/NOUN/0:root norvégienne/norvégien/ADJ/1:amod et/et/CCONJ/4:cc "
            "finlandaise/finlandais/ADJ/2:conj",
            [1, 3],
        ),
        (
            "marine/marine/NOUN/0:root norvégienne/norvégien/ADJ/1:amod et/et/CCONJ/4:cc police/police/NOUN/1:conj",
            [0, 3],
        ),
        ("marines/marine/NOUN/0:root norvégienne/norvégien/ADJ/1:amod et/et/CCONJ/4:cc vaste/vaste/ADJ/2:conj", [0]),
    ],
    ids=["two nouns", "two peoples", "two nouns, one people", "one people"],
)
def test_the_members_of_a_phrase(spell: Spell, analysis: str, expected: list[int]) -> None:
    assert scene(spell(analysis)).members(0) == expected


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        ("armée/armée/NOUN/0:root", "armée"),
        ("ceci/ceci/PRON/0:root", "ceci"),
        ("position/position/NOUN/0:root norvégienne/norvégien/ADJ/1:amod", "norvégienne"),
        ("position/position/NOUN/0:root de/de/ADP/4:case l'/le/DET/4:det armée/armée/NOUN/1:nmod", "armée"),
        (
            "position/position/NOUN/0:root du/de/ADP/3:case porche/porche/NOUN/1:nmod de/de/ADP/5:case "
            "Riga/Riga/PROPN/3:nmod",
            "Riga",
        ),
        ("position/position/NOUN/0:root sur/sur/ADP/3:case Riga/Riga/PROPN/1:nmod", None),
        ("leurs/son/DET/2:det positions/position/NOUN/0:root", "leurs"),
        (
            "rejet/rejet/NOUN/0:root de/de/ADP/3:case Riga/Riga/PROPN/1:nmod par/par/ADP/5:case Oslo/Oslo/PROPN/1:nmod",
            "Oslo",
        ),
        (
            "rejet/rejet/NOUN/0:root de/de/ADP/3:case réfugiés/réfugié/NOUN/1:nmod par/par/ADP/5:case "
            "Oslo/Oslo/PROPN/3:nmod",
            "Oslo",
        ),
        (
            "rejet/rejet/NOUN/0:root de/de/ADP/3:case colis/colis/NOUN/1:nmod par/par/ADP/5:case "
            "Oslo/Oslo/PROPN/3:nmod",
            "Oslo",
        ),
        (
            "rejet/rejet/NOUN/0:root de/de/ADP/3:case Riga/Riga/PROPN/1:nmod par/par/ADP/5:case "
            "mégarde/mégarde/NOUN/1:nmod",
            "Riga",
        ),
        ("série/série/NOUN/0:root de/de/ADP/3:case soldats/soldat/NOUN/1:nmod", "soldats"),
        ("rocher/rocher/NOUN/0:root", None),
    ],
    ids=[
        "a role noun", "a pronoun", "a people", "an owner", "an owner's owner", "no owner", "a possessive", "a doer",
        "a doer hung below people", "a doer hung below a thing", "nobody does it", "what is counted", "nobody",
    ],
)  # fmt: skip
def test_a_thing_stands_for_its_owner_or_its_doer(spell: Spell, analysis: str, expected: str | None) -> None:
    sentence = spell(analysis)
    head = next(token.index for token in sentence.tokens if token.relation == "root")
    found = scene(sentence).stands_for(head)
    assert (None if found is None else sentence.tokens[found].text) == expected


@pytest.mark.parametrize(
    ("relation", "head", "expected"),
    [("obl:à", TOWN, True), (f"{INNER}nmod:en", TOWN, True), ("obl:contre", TOWN, False), ("obl:à", REBELS, False)],
    ids=["a town", "below the object", "against it", "people"],
)
def test_a_complement_of_place_says_where(spell: Spell, relation: str, head: int, expected: bool) -> None:
    assert scene(spell(CROWD), TOWN).located(relation, head) is expected


@pytest.mark.parametrize(
    ("head", "expected"), [(TOWN, True), (CAPITAL, False), (REBELS, False)], ids=["a town", "a capital", "people"]
)
def test_only_a_town_is_nothing_but_a_place(spell: Spell, head: int, expected: bool) -> None:
    assert scene(spell(CROWD), TOWN, CAPITAL).only_place(head) is expected


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (ARMY, "role.MIL+"), (REBELS, "role.REB"), (TEN, "role.REB"), (CAPITAL, "seat."), (PEOPLE, "demonym."),
        (GROUP, "group."), (RIFLE, "NOUN"), (SHOOTS, "VERB+"),
    ],
)  # fmt: skip
def test_what_sort_of_word_heads_a_phrase(spell: Spell, head: int, kind: str) -> None:
    assert scene(spell(CROWD)).kind(head) == kind


def test_an_army_by_its_name_is_a_force(spell: Spell) -> None:
    around = scene(
        spell("Bundeswehr/Bundeswehr/PROPN/2:nsubj cède/céder/VERB/0:root à/à/ADP/4:case ONU/ONU/PROPN/2:obl")
    )
    assert [around.is_(at, "force") for at in (0, 3)] == [True, False]


def test_a_word_may_be_only_part_of_a_name(spell: Spell) -> None:
    around = scene(
        spell(
            "Human/Human/PROPN/4:nsubj Rights/Rights/PROPN/1:flat Watch/Watch/PROPN/1:flat visite/visiter/VERB/0:root "
            "Oslo/Oslo/PROPN/4:obj"
        )
    )
    assert [around.named(at) for at in range(5)] == [True, True, True, False, False]


def test_what_stands_in_a_quotation(spell: Spell) -> None:
    around = scene(
        spell("Oslo/Oslo/PROPN/2:nsubj dit/dire/VERB/0:root «/«/PUNCT/4:punct non/non/INTJ/2:obj »/»/PUNCT/4:punct"),
        quoted="« non »",
    )
    assert [around.quoted(at) for at in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("value", "expected"), [("fusil", True), ("@firearms", True), ("@drones", False), ("île", False)]
)
def test_a_word_anywhere_in_the_sentence(spell: Spell, value: str, expected: bool) -> None:
    assert scene(spell(CROWD)).has_word(value) is expected


def test_a_word_class_takes_a_noun_with_what_completes_it_and_never_a_name(spell: Spell) -> None:
    crime = "crimes/crime/NOUN/0:root de/de/ADP/3:case guerre/guerre/NOUN/1:nmod"
    assert "crime guerre" in PACK.lexicon.classes["blame"]
    assert scene(spell(crime)).is_(0, "@blame")
    assert not scene(spell("acte/acte/NOUN/0:root de/de/ADP/3:case paix/paix/NOUN/1:nmod")).is_(0, "@blame")
    assert scene(spell("acte/acte/NOUN/0:root de/de/ADP/3:case guerre/guerre/NOUN/1:nmod")).is_(0, "@blame")


def test_a_name_is_in_no_class_of_the_word_that_it_begins_with(spell: Spell) -> None:
    name = "Médecins/médecin/NOUN/0:root sans/sans/ADP/3:case frontières/frontière/NOUN/1:nmod"
    assert scene(spell("médecins/médecin/NOUN/0:root")).is_(0, "@people")
    assert not scene(spell(name)).is_(0, "@people")
