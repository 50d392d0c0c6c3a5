"""Whom a role noun without a country stands for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from selon.model import Document, Place, Reading, Sentence, Span
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.syntax.cast import Cast
from selon.syntax.holders import body, populate, sector

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
NORWAY = "Oslo/Oslo/PROPN/2:nsubj hésite/hésiter/VERB/0:root"
FINLAND = "Helsinki/Helsinki/PROPN/2:nsubj hésite/hésiter/VERB/0:root"
NOBODY = "Rien/rien/PRON/2:nsubj bouge/bouger/VERB/0:root"
PRESIDENT = "Le/le/DET/2:det président/président/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod hésite/hésiter/VERB/0:root"
SOLDIERS = (
    "Les/le/DET/2:det soldats/soldat/NOUN/4:nsubj/Number=Plur norvégiens/norvégien/ADJ/2:amod "
    "avancent/avancer/VERB/0:root"
)


def read(spell: Spell, *analyses: str, towns: dict[str, str] | None = None) -> Reading:
    """The reading of a report, in which these words are towns of these countries."""
    sentences: list[Sentence] = []
    for index, analysis in enumerate(analyses):
        sentences.append(spell(analysis, index=index, start=sentences[-1].end + 1 if sentences else 0))
    spans = [
        Span(start=token.start, end=token.end, text=token.text)
        for sentence in sentences
        for token in sentence.tokens
        if token.text in (towns or {})
    ]
    places = tuple(Place(name=span.text, country=(towns or {})[span.text], span=span) for span in spans)
    text = " ".join(sentence.text for sentence in sentences)
    document = Document(id="d", text=text, language="fr")
    return mention(Reading(document=document, sentences=tuple(sentences), places=places), PACK)


def met(reading: Reading) -> Cast:
    cast = Cast(reading, PACK)
    populate(cast)
    return cast


def held(reading: Reading, word: str) -> tuple[str | None, str]:
    """The code and the name of whoever this word of the last sentence stands for."""
    last = reading.sentences[-1]
    head = next(token.index for token in last.tokens if token.text == word)
    (known,) = (known for known in met(reading).known if known.place == (last.index, head))
    return known.entity.code, known.entity.name


def owned(noun: str, *, plural: bool = False, adjective: str = "") -> str:
    """ "Oslo reçoit son …", the noun in the singular or the plural."""
    feature = "Number=Plur" if plural else "Number=Sing"
    more = f" {adjective}/{adjective}/ADJ/4:amod" if adjective else ""
    return (
        "Oslo/Oslo/PROPN/2:nsubj reçoit/recevoir/VERB/0:root "
        f"{'ses' if plural else 'son'}/son/DET/4:det/Poss=Yes {noun}/{noun}/NOUN/2:obj/{feature}{more}"
    )


def subject(form: str, lemma: str, *, determiner: str = "les/le", plural: bool = True) -> str:
    """ "Les … avancent": a role noun that says nothing of its country."""
    number = "Number=Plur" if plural else "Number=Sing"
    return f"{determiner}/DET/2:det {form}/{lemma}/NOUN/3:nsubj/{number} avancent/avancer/VERB/0:root"


@pytest.mark.parametrize(
    ("noun", "code"),
    [
        ("ministre", "NOR.GOV"),
        ("armée", "NOR.MIL"),
        ("otage", "FIN.CVL"),
        ("homologue", "FIN.GOV"),
        ("voisin", "FIN"),
    ],
    ids=["an office", "a force", "who is against him", "who is his like", "who lies beside him"],
)
def test_whose_somebody_is_depends_on_what_he_is_to_the_owner(spell: Spell, noun: str, code: str) -> None:
    assert held(read(spell, FINLAND, owned(noun)), noun)[0] == code


@pytest.mark.parametrize(("noun", "code"), [("homologue", "NOR.GOV"), ("voisin", "NOR")])
def test_there_is_no_other_side_in_a_report_of_one_country(spell: Spell, noun: str, code: str) -> None:
    assert held(read(spell, owned(noun)), noun)[0] == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [(owned("homologue"), "FIN.GOV"), (owned("homologue", plural=True), "NOR.GOV"),
     (owned("homologue", adjective="lointain"), "NOR.GOV")],
    ids=["one", "several", "told apart"],
)  # fmt: skip
def test_only_one_peer_who_is_not_told_apart_is_of_the_other_country(spell: Spell, phrase: str, code: str) -> None:
    assert held(read(spell, NORWAY, NORWAY, FINLAND, phrase), "homologue")[0] == code


def test_the_peer_of_a_soldier_is_one(spell: Spell) -> None:
    general = (
        "Le/le/DET/2:det général/général/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod reçoit/recevoir/VERB/0:root "
        "son/son/DET/6:det/Poss=Yes homologue/homologue/NOUN/4:obj"
    )
    assert held(read(spell, FINLAND, general), "homologue")[0] == "FIN.MIL"


def test_a_peer_is_the_one_who_was_named_with_that_office(spell: Spell) -> None:
    minister = (
        "La/le/DET/2:det ministre/ministre/NOUN/6:nsubj finlandaise/finlandais/ADJ/2:amod Aino/Aino/PROPN/2:appos "
        "Salo/Salo/PROPN/4:flat:name hésite/hésiter/VERB/0:root"
    )
    code, name = held(
        read(
            spell,
            minister,
            "Le/le/DET/2:det ministre/ministre/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod "
            "reçoit/recevoir/VERB/0:root son/son/DET/6:det/Poss=Yes homologue/homologue/NOUN/4:obj",
        ),
        "homologue",
    )
    assert (code, name) == ("FIN.GOV", "Aino Salo")


def test_what_one_whose_country_is_unknown_owns_is_not_his(spell: Spell) -> None:
    fisherman = "Le/le/DET/2:det pêcheur/pêcheur/NOUN/3:nsubj réunit/réunir/VERB/0:root son/son/DET/5:det/Poss=Yes"
    reading = read(spell, f"{fisherman} armée/armée/NOUN/3:obj")
    assert held(reading, "armée") == ("UNK", "army")


@pytest.mark.parametrize(
    ("preposition", "name", "determiner", "code"),
    [
        ("À/à", "Oslo", "la/le", "NOR.GOV"),
        ("À/à", "Bergen", "la/le", "NOR.GOV"),
        ("Vers/vers", "Oslo", "la/le", "FIN.GOV"),
        ("À/à", "Oslo", "une/un", "FIN.GOV"),
    ],
    ids=["a capital", "a town", "not where", "somebody new"],
)  # fmt: skip
def test_the_place_that_opens_a_sentence_is_that_of_whoever_follows(
    spell: Spell, preposition: str, name: str, determiner: str, code: str
) -> None:
    sentence = (
        f"{preposition}/ADP/2:case {name}/{name}/PROPN/5:obl {determiner}/DET/4:det "
        "chancellerie/chancellerie/NOUN/5:nsubj hésite/hésiter/VERB/0:root"
    )
    reading = read(spell, FINLAND, FINLAND, sentence, towns={"Bergen": "NOR"})
    assert held(reading, "chancellerie")[0] == code


def test_a_place_that_follows_says_nothing_of_who_stands_before_it(spell: Spell) -> None:
    closing = "La/le/DET/2:det chancellerie/chancellerie/NOUN/3:nsubj hésite/hésiter/VERB/0:root à/à/ADP/5:case"
    assert held(read(spell, FINLAND, FINLAND, f"{closing} Oslo/Oslo/PROPN/3:obl"), "chancellerie")[0] == "FIN.GOV"


def test_a_place_far_into_its_sentence_does_not_open_it(spell: Spell) -> None:
    late = (
        "Hier/hier/ADV/9:advmod ,/,/PUNCT/1:punct vers/vers/ADP/4:case midi/midi/NOUN/9:obl à/à/ADP/6:case "
        "Oslo/Oslo/PROPN/9:obl la/le/DET/8:det chancellerie/chancellerie/NOUN/9:nsubj hésite/hésiter/VERB/0:root"
    )
    assert held(read(spell, FINLAND, FINLAND, late), "chancellerie")[0] == "FIN.GOV"


def test_a_title_is_not_that_of_the_place_that_opens_the_sentence(spell: Spell) -> None:
    visit = "À/à/ADP/2:case Oslo/Oslo/PROPN/5:obl le/le/DET/4:det président/président/NOUN/5:nsubj"
    reading = read(spell, FINLAND, FINLAND, f"{visit} hésite/hésiter/VERB/0:root")
    assert held(reading, "président")[0] == "FIN.GOV"


@pytest.mark.parametrize(
    ("again", "code"),
    [
        (subject("soldats", "soldat"), "NOR.MIL"),
        (subject("soldats", "soldat", determiner="ces/ce"), "NOR.MIL"),
        (subject("soldats", "soldat", determiner="des/un"), "FIN.MIL"),
        (subject("soldat", "soldat", determiner="le/le", plural=False), "FIN.MIL"),
        (subject("militaires", "militaire"), "NOR.MIL"),
        (subject("militaire", "militaire", determiner="le/le", plural=False), "FIN.MIL"),
        (subject("policiers", "policier"), "FIN.COP"),
    ],
    ids=["the same", "these", "new ones", "one of them", "another word", "another word for one", "another sector"],
)
def test_a_role_noun_takes_up_an_earlier_bearer(spell: Spell, again: str, code: str) -> None:
    last = next(token.text for token in spell(again).tokens if token.pos == "NOUN")
    assert held(read(spell, FINLAND, FINLAND, SOLDIERS, again), last)[0] == code


def test_another_word_for_those_who_do_not_fight_is_for_others(spell: Spell) -> None:
    named = SOLDIERS.replace("soldats/soldat", "députés/député")
    assert held(read(spell, FINLAND, FINLAND, named, subject("sénateurs", "sénateur")), "sénateurs")[0] == "FIN.LEG"


@pytest.mark.parametrize(("between", "code"), [(5, "NOR.MIL"), (6, "FIN.MIL")])
def test_an_earlier_bearer_is_forgotten_after_six_sentences(spell: Spell, between: int, code: str) -> None:
    report = (FINLAND, FINLAND, SOLDIERS, *[NOBODY] * between, subject("soldats", "soldat"))
    assert held(read(spell, *report), "soldats")[0] == code


@pytest.mark.parametrize(("between", "code"), [(2, "NOR.MIL"), (3, "FIN.MIL")])
def test_another_word_for_those_who_fight_is_near(spell: Spell, between: int, code: str) -> None:
    report = (FINLAND, FINLAND, SOLDIERS, *[NOBODY] * between, subject("militaires", "militaire"))
    assert held(read(spell, *report), "militaires")[0] == code


def test_bearers_of_the_reports_own_country_are_remembered_throughout(spell: Spell) -> None:
    named = SOLDIERS.replace("soldats/soldat", "manifestants/manifestant")
    last = (
        "Les/le/DET/2:det manifestants/manifestant/NOUN/3:nsubj/Number=Plur fuient/fuir/VERB/0:root "
        "Turku/Turku/PROPN/3:obj"
    )
    report = (NORWAY, NORWAY, named, *[NOBODY] * 8, FINLAND, last)
    assert held(read(spell, *report, towns={"Turku": "FIN"}), "manifestants")[0] == "NOR.CVL"


@pytest.mark.parametrize(
    ("noun", "code"), [("ministre", "NOR.GOV"), ("dirigeant", "FIN.GOV"), ("commissaire", "FIN.COP")], ids=str
)
def test_a_title_takes_up_the_person_with_an_office_of_its_kind(spell: Spell, noun: str, code: str) -> None:
    again = subject(noun, noun, determiner="le/le", plural=False)
    assert held(read(spell, FINLAND, FINLAND, PRESIDENT, again), noun)[0] == code


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("islamistes", "REB:Ansar Dine"), ("miliciens", "FIN.REB")],
    ids=["called so later", "never called so"],
)
def test_a_headline_calls_them_by_the_word_that_the_report_then_explains(
    spell: Spell, noun: str, expected: str
) -> None:
    lemma = noun.removesuffix("s")
    later = (
        "Les/le/DET/2:det/Number=Plur islamistes/islamiste/NOUN/6:nsubj/Number=Plur d'/de/ADP/4:case "
        "Ansar/Ansar/PROPN/2:nmod Dine/Dine/PROPN/4:flat hésitent/hésiter/VERB/0:root"
    )
    cast = met(read(spell, subject(noun, lemma), FINLAND, FINLAND, later))
    assert [known.entity.code for known in cast.known if known.place == (0, 1)] == [expected]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("habitants", "NOR.CVL"),
        ("policiers", "NOR.COP"),
        ("réfugiés", "NOR.REF"),
        ("soldats", "FIN.MIL"),
        ("juges", "FIN.JUD"),
    ],
)
def test_the_people_of_a_place_are_of_its_country_and_those_of_the_state_are_the_reports(
    spell: Spell, form: str, code: str
) -> None:
    reading = read(spell, FINLAND, FINLAND, NORWAY, f"{_flee(form)} Bergen/Bergen/PROPN/3:obj", towns={"Bergen": "NOR"})
    assert held(reading, form)[0] == code


@pytest.mark.parametrize(
    ("report", "rest", "code"),
    [
        ((FINLAND,), "Bergen/Bergen/PROPN/3:obj", "FIN.CVL"),
        ((FINLAND, NORWAY), "Bergen/Bergen/PROPN/3:obj Turku/Turku/PROPN/3:obl", "FIN.CVL"),
        ((FINLAND, NORWAY), "Bergen/Bergen/PROPN/3:obj Tromsø/Tromsø/PROPN/3:obl", "NOR.CVL"),
        ((NOBODY,), "tout/tout/PRON/3:obj", "UNK"),
    ],
    ids=["a country that is not named", "places of two countries", "two places of one country", "no country at all"],
)
def test_a_place_tells_the_country_only_where_it_is_clear(
    spell: Spell, report: tuple[str, ...], rest: str, code: str
) -> None:
    towns = {"Bergen": "NOR", "Tromsø": "NOR", "Turku": "FIN"}
    assert held(read(spell, *report, f"{_flee('habitants')} {rest}", towns=towns), "habitants")[0] == code


def _flee(form: str) -> str:
    return f"Les/le/DET/2:det {form}/{form.removesuffix('s')}/NOUN/3:nsubj/Number=Plur fuient/fuir/VERB/0:root"


@pytest.mark.parametrize(
    ("report", "expected"),
    [((FINLAND,), ("FIN", "Finnish spokesman")), ((FINLAND, NORWAY, NORWAY), ("UNK", "spokesman"))],
    ids=["one country", "two as often"],
)
def test_a_spokesman_is_of_the_country_that_a_report_is_clearly_about(
    spell: Spell, report: tuple[str, ...], expected: tuple[str, str]
) -> None:
    spokesman = subject("porte-parole", "porte-parole", determiner="un/un", plural=False)
    assert held(read(spell, *report, spokesman), "porte-parole") == expected


def test_a_named_bearer_keeps_his_name_and_has_the_country_of_his_owner(spell: Spell) -> None:
    minister = (
        "Oslo/Oslo/PROPN/2:nsubj rappelle/rappeler/VERB/0:root son/son/DET/4:det/Poss=Yes "
        "ministre/ministre/NOUN/2:obj Kari/Kari/PROPN/4:appos Lund/Lund/PROPN/5:flat:name"
    )
    assert held(read(spell, FINLAND, FINLAND, minister), "ministre") == ("NOR.GOV", "Kari Lund")


def test_a_subject_pronoun_joins_the_cast_with_those_beside_whom_he_was_named(spell: Spell) -> None:
    both = (
        "Oslo/Oslo/PROPN/4:nsubj et/et/CCONJ/3:cc Riga/Riga/PROPN/1:conj hésitent/hésiter/VERB/0:root",
        "Ils/lui/PRON/2:nsubj/Number=Plur partent/partir/VERB/0:root",
    )
    (known,) = (known for known in met(read(spell, *both)).known if known.sentence == 1)
    assert (known.entity.code, [entity.code for entity in known.also]) == ("NOR", ["LVA"])


def test_a_quoted_pronoun_does_not(spell: Spell) -> None:
    reading = read(spell, NORWAY, "Elle/lui/PRON/2:nsubj/Number=Sing part/partir/VERB/0:root")
    last = reading.sentences[-1]
    quoted = replace(reading, quotations=(Span(start=last.start, end=last.end, text=last.text),))
    assert [known.sentence for known in met(quoted).known] == [0]
    assert [known.sentence for known in met(reading).known] == [0, 1]


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("L'/le/DET/2:det organisation/organisation/NOUN/3:nsubj", "REB:Boko Haram"),
        ("L'/le/DET/2:det alliance/alliance/NOUN/3:nsubj", "IGO:NATO"),
        ("Le/le/DET/2:det journal/journal/NOUN/3:nsubj", None),
        ("Une/un/DET/2:det organisation/organisation/NOUN/3:nsubj", None),
        ("Les/le/DET/2:det organisations/organisation/NOUN/3:nsubj/Number=Plur", None),
        ("Le/le/DET/2:det comptoir/comptoir/NOUN/3:nsubj", None),
    ],
    ids=["the last group", "the last alliance", "no outlet named", "a new one", "several", "no such noun"],
)
def test_a_noun_for_a_body_takes_up_the_last_one_of_its_kind(spell: Spell, phrase: str, code: str | None) -> None:
    bodies = (
        "L'/le/DET/2:det OTAN/OTAN/PROPN/3:nsubj observe/observer/VERB/0:root Ansar/Ansar/PROPN/3:obj "
        "Dine/Dine/PROPN/4:flat puis/puis/CCONJ/7:cc Boko/Boko/PROPN/4:conj Haram/Haram/PROPN/7:flat"
    )
    cast = met(read(spell, bodies, f"{phrase} hésite/hésiter/VERB/0:root"))
    found = body(cast, cast.trees[1], 1)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    "rest",
    ["de/de/ADP/4:case Bergen/Bergen/PROPN/2:nmod", "née/naître/VERB/2:acl hier/hier/ADV/3:advmod"],
    ids=["whose", "which"],
)
def test_a_noun_for_a_body_that_is_told_apart_takes_up_none(spell: Spell, rest: str) -> None:
    group = "Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat hésite/hésiter/VERB/0:root"
    cast = met(read(spell, group, f"La/le/DET/2:det faction/faction/NOUN/5:nsubj {rest} hésite/hésiter/VERB/0:root"))
    assert body(cast, cast.trees[1], 1) is None


def test_a_body_is_not_taken_up_before_it_is_named(spell: Spell) -> None:
    group = "Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat hésite/hésiter/VERB/0:root"
    cast = met(read(spell, "La/le/DET/2:det secte/secte/NOUN/3:nsubj hésite/hésiter/VERB/0:root", group))
    assert body(cast, cast.trees[0], 1) is None


@pytest.mark.parametrize(
    ("code", "expected"), [("NOR.MIL", "MIL"), ("REB:M23", "REB"), ("NOR", None), ("", None)], ids=str
)
def test_the_sector_of_a_code(code: str, expected: str | None) -> None:
    assert sector(code) == expected
