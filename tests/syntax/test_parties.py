"""Who of a trigger's arguments has a part in its event, and what the verb that carries an event noun adds."""

from collections.abc import Callable

import pytest

from selon.model import Document, Party, Place, Reading, Sentence, Span
from selon.packs.frames import Frame
from selon.packs.lexicon import Entry
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.syntax.arguments import noun_arguments, verb_arguments
from selon.syntax.parties import carrier, parties
from selon.syntax.scenes import INNER, Scene

Spell = Callable[..., Sentence]
Named = list[tuple[str, str]]
PACK = load_pack("fr")
PAST = "VerbForm=Part,Tense=Past"
VERB = {"nsubj": "actor", "obj": "recipient", "obl:contre": "recipient", "obl:sur": "recipient", "obl:à": "recipient"}
NOUN = {"amod": "actor", "nmod:de": "actor", "nmod:entre": "actor", "nmod:avec": "recipient", "nmod:à": "recipient"}


def scene(sentence: Sentence, *towns: int) -> Scene:
    """The scene of a sentence in which towns stand at these tokens."""
    words = (sentence.tokens[at] for at in towns)
    spans = (Span(start=word.start, end=word.end, text=word.text) for word in words)
    places = tuple(Place(name=span.text, country="NOR", span=span) for span in spans)
    document = Document(id="d", text=sentence.text, language="fr")
    return Scene(sentence, mention(Reading(document=document, sentences=(sentence,), places=places), PACK), PACK)


def entry(event: str, part: str = "noun", **roles: str) -> Entry:
    """A pattern of a frame that gives these roles."""
    frame = Frame(id="frame", examples=("x",), roles={name.replace("_", ":"): role for name, role in roles.items()})
    return Entry(event=event, frame=frame, part=part, pronominal=False, lemma="x", rest=(), rule="rule")


def named(around: Scene, found: list[Party]) -> Named:
    return [(party.role, around.tree[party.head].text) for party in found]


def of_noun(sentence: Sentence, noun: int, event: str, *towns: int, **roles: str) -> Named:
    around = scene(sentence, *towns)
    arguments = noun_arguments(around.tree, noun, PACK.grammar)
    return named(around, list(parties(around, arguments, NOUN, entry(event, **roles))))


def of_verb(sentence: Sentence, verb: int, event: str, *towns: int) -> Named:
    around = scene(sentence, *towns)
    arguments = verb_arguments(around.tree, verb, PACK.grammar)
    return named(around, list(parties(around, arguments, VERB, entry(event, "verb"))))


def carried(sentence: Sentence, noun: int, event: str = "ASSAULT", **roles: str) -> tuple[str, Named]:
    """The word that carries an event noun, and whom it brings."""
    around = scene(sentence)
    word, found = carrier(around, noun, entry(event, **roles))
    return around.tree[word].text, named(around, found)


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        (
            "combats/combat/NOUN/0:root entre/entre/ADP/3:case Oslo/Oslo/PROPN/1:nmod et/et/CCONJ/5:cc "
            "Helsinki/Helsinki/PROPN/3:conj",
            [("actor", "Oslo"), ("recipient", "Helsinki")],
        ),
        (
            "combats/combat/NOUN/0:root entre/entre/ADP/3:case Oslo/Oslo/PROPN/1:nmod ,/,/PUNCT/5:punct "
            "Riga/Riga/PROPN/3:conj et/et/CCONJ/7:cc Helsinki/Helsinki/PROPN/3:conj",
            [("actor", "Oslo"), ("actor", "Riga"), ("recipient", "Helsinki")],
        ),
        (
            "combats/combat/NOUN/0:root entre/entre/ADP/3:case Oslo/Oslo/PROPN/1:nmod et/et/CCONJ/5:cc "
            "vagues/vague/NOUN/3:conj",
            [("actor", "Oslo")],
        ),
    ],
    ids=["two", "three", "one of them nobody"],
)
def test_those_between_whom_it_happens_are_a_pair(spell: Spell, analysis: str, expected: Named) -> None:
    assert of_noun(spell(analysis), 0, "ASSAULT") == expected


@pytest.mark.parametrize(("event", "second"), [("CONSULT", "recipient"), ("AGREE", "recipient"), ("ASSAULT", "actor")])
def test_two_subjects_are_a_pair_only_where_either_side_takes_part(spell: Spell, event: str, second: str) -> None:
    sentence = spell(
        "Oslo/Oslo/PROPN/4:nsubj et/et/CCONJ/3:cc Helsinki/Helsinki/PROPN/1:conj discutent/discuter/VERB/0:root"
    )
    assert of_verb(sentence, 3, event) == [("actor", "Oslo"), (second, "Helsinki")]


def test_a_pair_leaves_no_room_for_a_further_complement_of_the_noun(spell: Spell) -> None:
    sentence = spell(
        "accord/accord/NOUN/0:root entre/entre/ADP/3:case Oslo/Oslo/PROPN/1:nmod et/et/CCONJ/5:cc "
        "Helsinki/Helsinki/PROPN/3:conj avec/avec/ADP/7:case Riga/Riga/PROPN/1:nmod"
    )
    assert of_noun(sentence, 0, "AGREE") == [("actor", "Oslo"), ("recipient", "Helsinki")]


def test_the_first_complement_of_a_noun_fills_a_role(spell: Spell) -> None:
    sentence = spell(
        "raid/raid/NOUN/0:root norvégien/norvégien/ADJ/1:amod de/de/ADP/4:case Helsinki/Helsinki/PROPN/1:nmod"
    )
    assert of_noun(sentence, 0, "ASSAULT") == [("actor", "norvégien")]


def test_each_complement_of_a_verb_has_its_role(spell: Spell) -> None:
    sentence = spell(
        "Riga/Riga/PROPN/2:nsubj lutte/lutter/VERB/0:root contre/contre/ADP/4:case Oslo/Oslo/PROPN/2:obl "
        "sur/sur/ADP/6:case Helsinki/Helsinki/PROPN/2:obl"
    )
    assert of_verb(sentence, 1, "ASSAULT") == [("actor", "Riga"), ("recipient", "Oslo"), ("recipient", "Helsinki")]


def test_a_complement_that_the_tree_hung_on_the_object_has_the_verbs_role(spell: Spell) -> None:
    around = scene(spell("Riga/Riga/PROPN/2:nsubj lutte/lutter/VERB/0:root Oslo/Oslo/PROPN/2:obl"))
    found = parties(around, [(f"{INNER}obl:contre", 2)], VERB, entry("ASSAULT", "verb"))
    assert named(around, list(found)) == [("recipient", "Oslo")]


@pytest.mark.parametrize(
    ("towns", "expected"),
    [((), [("actor", "Riga"), ("recipient", "Bergen")]), ((2,), [("actor", "Riga")])],
    ids=["somebody", "town"],
)
def test_a_town_does_nothing_and_suffers_nothing_itself(spell: Spell, towns: tuple[int, ...], expected: Named) -> None:
    sentence = spell("Riga/Riga/PROPN/2:nsubj vise/viser/VERB/0:root Bergen/Bergen/PROPN/2:obj")
    assert of_verb(sentence, 1, "ASSAULT", *towns) == expected


def test_a_capital_that_is_a_place_as_well_stands_for_its_country(spell: Spell) -> None:
    sentence = spell("Riga/Riga/PROPN/2:nsubj vise/viser/VERB/0:root Oslo/Oslo/PROPN/2:obj")
    assert of_verb(sentence, 1, "ASSAULT", 2) == [("actor", "Riga"), ("recipient", "Oslo")]


@pytest.mark.parametrize(
    ("adjective", "expected"), [("finlandais", [("actor", "finlandais")]), ("rebelle", [])], ids=["people", "role noun"]
)
def test_an_adjective_is_a_party_only_where_it_names_a_people(spell: Spell, adjective: str, expected: Named) -> None:
    assert of_noun(spell(f"raid/raid/NOUN/0:root {adjective}/{adjective}/ADJ/1:amod"), 0, "ASSAULT") == expected


@pytest.mark.parametrize(
    ("event", "expected"),
    [("ASSAULT", []), ("COERCE", []), ("CONSULT", []), ("PROTEST", []), ("AID", [("recipient", "Helsinki")])],
)
def test_of_some_types_a_place_says_only_where(spell: Spell, event: str, expected: Named) -> None:
    sentence = spell("aide/aide/NOUN/0:root à/à/ADP/3:case Helsinki/Helsinki/PROPN/1:nmod")
    assert of_noun(sentence, 0, event) == expected


def test_of_a_visit_the_place_is_whom(spell: Spell) -> None:
    sentence = spell("visite/visite/NOUN/0:root à/à/ADP/3:case Helsinki/Helsinki/PROPN/1:nmod")
    assert of_noun(sentence, 0, "CONSULT", nmod_à="recipient") == [("recipient", "Helsinki")]


def test_whoever_is_no_place_is_no_place_even_after_its_preposition(spell: Spell) -> None:
    sentence = spell("réponse/réponse/NOUN/0:root à/à/ADP/3:case rebelles/rebelle/NOUN/1:nmod")
    assert of_noun(sentence, 0, "ASSAULT") == [("recipient", "rebelles")]


@pytest.mark.parametrize(
    ("analysis", "noun", "expected"),
    [
        (
            "Oslo/Oslo/PROPN/2:nsubj mène/mener/VERB/0:root une/un/DET/4:det attaque/attaque/NOUN/2:obj "
            "contre/contre/ADP/6:case Helsinki/Helsinki/PROPN/2:obl",
            3,
            ("mène", [("actor", "Oslo"), ("recipient", "Helsinki")]),
        ),
        (
            "Une/un/DET/2:det attaque/attaque/NOUN/4:nsubj:pass est/être/AUX/4:aux:pass "
            f"menée/mener/VERB/0:root/{PAST} par/par/ADP/6:case Oslo/Oslo/PROPN/4:obl:agent",
            1,
            ("menée", [("actor", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj mène/mener/VERB/0:root une/un/DET/4:det série/série/NOUN/2:obj d'/de/ADP/6:case "
            "attaques/attaque/NOUN/4:nmod",
            5,
            ("mène", [("actor", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj procède/procéder/VERB/0:root à/à/ADP/5:case l'/le/DET/5:det "
            "arrestation/arrestation/NOUN/2:obl de/de/ADP/7:case manifestants/manifestant/NOUN/5:nmod",
            4,
            ("procède", [("actor", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj subit/subir/VERB/0:root une/un/DET/4:det attaque/attaque/NOUN/2:obj",
            3,
            ("subit", [("recipient", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj procède/procéder/VERB/0:root à/à/ADP/5:case des/un/DET/5:det "
            "frappes/frappe/NOUN/2:obl",
            4,
            ("procède", [("actor", "Oslo")]),
        ),
        (
            "Une/un/DET/2:det attaque/attaque/NOUN/3:nsubj frappe/frapper/VERB/0:root Oslo/Oslo/PROPN/3:obj",
            1,
            ("frappe", [("recipient", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj contemple/contempler/VERB/0:root une/un/DET/4:det attaque/attaque/NOUN/2:obj",
            3,
            ("attaque", []),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj subit/subir/VERB/0:root lors/lors/ADV/5:case une/un/DET/5:det "
            "attaque/attaque/NOUN/2:obl",
            4,
            ("attaque", []),
        ),
        ("Attaque/attaque/NOUN/0:root", 0, ("Attaque", [])),
    ],
    ids=[
        "whose deed", "passive", "one of a series", "with a party of its own", "whose loss", "preposition",
        "what it hits", "verb that carries none", "other relation", "no verb",
    ],
)  # fmt: skip
def test_a_support_verb_brings_its_own_parties(
    spell: Spell, analysis: str, noun: int, expected: tuple[str, Named]
) -> None:
    assert carried(spell(analysis), noun) == expected


@pytest.mark.parametrize(
    ("analysis", "noun", "expected"),
    [
        (
            "Oslo/Oslo/PROPN/2:nsubj fait/faire/VERB/0:root l'/le/DET/4:det objet/objet/NOUN/2:obj d'/de/ADP/7:case "
            "une/un/DET/7:det attaque/attaque/NOUN/4:nmod",
            6,
            ("fait", [("recipient", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj prend/prendre/VERB/0:root part/part/NOUN/2:obj à/à/ADP/6:case une/un/DET/6:det "
            "attaque/attaque/NOUN/2:obl",
            5,
            ("prend", [("actor", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/3:nsubj est/être/AUX/3:cop victime/victime/NOUN/0:root de/de/ADP/5:case "
            "frappes/frappe/NOUN/3:obl",
            4,
            ("victime", [("recipient", "Oslo")]),
        ),
        (
            "Oslo/Oslo/PROPN/2:nsubj fait/faire/VERB/0:root l'/le/DET/4:det éloge/éloge/NOUN/2:obj d'/de/ADP/7:case "
            "une/un/DET/7:det attaque/attaque/NOUN/4:nmod",
            6,
            ("attaque", []),
        ),
    ],
    ids=["on the noun", "on the verb", "copula", "no idiom"],
)
def test_an_idiom_of_two_words_carries_a_noun(
    spell: Spell, analysis: str, noun: int, expected: tuple[str, Named]
) -> None:
    assert carried(spell(analysis), noun) == expected


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        (
            "Des/un/DET/2:det combats/combat/NOUN/4:nsubj ont/avoir/AUX/4:aux:tense "
            f"opposé/opposer/VERB/0:root/{PAST} Oslo/Oslo/PROPN/4:obj et/et/CCONJ/7:cc "
            "Helsinki/Helsinki/PROPN/5:conj",
            [("actor", "Oslo"), ("recipient", "Helsinki")],
        ),
        (
            "Des/un/DET/2:det combats/combat/NOUN/4:nsubj ont/avoir/AUX/4:aux:tense "
            f"opposé/opposer/VERB/0:root/{PAST} Oslo/Oslo/PROPN/4:obj à/à/ADP/8:case des/un/DET/8:det "
            "rebelles/rebelle/NOUN/4:obl",
            [("actor", "Oslo"), ("recipient", "rebelles")],
        ),
        (
            "Des/un/DET/2:det combats/combat/NOUN/4:nsubj ont/avoir/AUX/4:aux:tense "
            f"frappé/frapper/VERB/0:root/{PAST} Oslo/Oslo/PROPN/4:obj et/et/CCONJ/7:cc "
            "Helsinki/Helsinki/PROPN/5:conj",
            [("recipient", "Oslo"), ("recipient", "Helsinki")],
        ),
        (
            "Des/un/DET/2:det combats/combat/NOUN/4:nsubj ont/avoir/AUX/4:aux:tense "
            f"éclaté/éclater/VERB/0:root/{PAST} entre/entre/ADP/6:case Oslo/Oslo/PROPN/4:obl et/et/CCONJ/8:cc "
            "Helsinki/Helsinki/PROPN/6:conj",
            [("actor", "Oslo"), ("recipient", "Helsinki")],
        ),
    ],
    ids=["one and the other", "one to the other", "both hit", "between both"],
)
def test_those_whom_a_verb_opposes_are_a_pair(spell: Spell, analysis: str, expected: Named) -> None:
    _, found = carried(spell(analysis), 1)
    assert found == expected


@pytest.mark.parametrize(
    ("event", "roles", "expected"),
    [
        ("ASSAULT", {}, [("actor", "Oslo")]),
        ("AID", {}, [("actor", "Oslo"), ("recipient", "Helsinki")]),
        ("CONSULT", {"nmod_à": "recipient"}, [("actor", "Oslo"), ("recipient", "Helsinki")]),
    ],
    ids=["where", "to whom", "visited"],
)
def test_a_place_beside_a_support_verb_is_a_party_by_the_type(
    spell: Spell, event: str, roles: dict[str, str], expected: Named
) -> None:
    sentence = spell(
        "Oslo/Oslo/PROPN/2:nsubj effectue/effectuer/VERB/0:root une/un/DET/4:det mission/mission/NOUN/2:obj "
        "à/à/ADP/6:case Helsinki/Helsinki/PROPN/2:obl"
    )
    assert carried(sentence, 3, event, **roles) == ("effectue", expected)


@pytest.mark.parametrize(
    ("preposition", "subject", "event", "expected"),
    [
        ("à", "armée", "REQUEST", [("recipient", "armée")]),
        ("sous", "armée", "REQUEST", [("recipient", "armée")]),
        ("malgré", "armée", "REQUEST", []),
        ("à", "poutre", "REQUEST", []),
        ("à", "armée", "THREATEN", []),
    ],
    ids=["at the demand", "under the demand", "despite it", "nobody acts", "no demand"],
)
def test_who_acts_on_a_demand_is_whom_it_was_put_to(
    spell: Spell, preposition: str, subject: str, event: str, expected: Named
) -> None:
    sentence = spell(
        f"La/le/DET/2:det {subject}/{subject}/NOUN/3:nsubj cède/céder/VERB/0:root "
        f"{preposition}/{preposition}/ADP/6:case la/le/DET/6:det demande/demande/NOUN/3:obl de/de/ADP/8:case "
        "Riga/Riga/PROPN/6:nmod"
    )
    assert carried(sentence, 5, event) == ("demande", expected)
