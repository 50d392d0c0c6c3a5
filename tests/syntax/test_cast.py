"""Whom a report speaks of, and whom a pronoun takes up."""

from collections.abc import Callable, Sequence

import pytest

from selon.model import Document, Place, Reading, Sentence, Span
from selon.packs.load import load_pack
from selon.stages.mentions import mention
from selon.syntax.cast import Cast

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
NORWAY = "Oslo/Oslo/PROPN/2:nsubj hésite/hésiter/VERB/0:root"
FINLAND = "Helsinki/Helsinki/PROPN/2:nsubj hésite/hésiter/VERB/0:root"
LATVIA = "Riga/Riga/PROPN/2:nsubj hésite/hésiter/VERB/0:root"
NOBODY = "Rien/rien/PRON/2:nsubj bouge/bouger/VERB/0:root"
PRESIDENT = "Le/le/DET/2:det président/président/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod hésite/hésiter/VERB/0:root"
MEETING = (
    "Le/le/DET/2:det président/président/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod reçoit/recevoir/VERB/0:root "
    "le/le/DET/6:det ministre/ministre/NOUN/4:obj finlandais/finlandais/ADJ/6:amod"
)
MIXED = (
    "Le/le/DET/2:det président/président/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod reçoit/recevoir/VERB/0:root "
    "la/le/DET/6:det ministre/ministre/NOUN/4:obj finlandaise/finlandais/ADJ/6:amod"
)
BOSS = (
    "La/le/DET/2:det présidente/présidente/NOUN/4:nsubj finlandaise/finlandais/ADJ/2:amod "
    "commande/commander/VERB/0:root des/un/DET/6:det soldats/soldat/NOUN/4:obj/Number=Plur "
    "norvégiens/norvégien/ADJ/6:amod"
)
HE = "Il/lui/PRON/2:nsubj/Number=Sing part/partir/VERB/0:root"
SHE = "Elle/lui/PRON/2:nsubj/Number=Sing part/partir/VERB/0:root"
THEY = "Ils/lui/PRON/2:nsubj/Number=Plur partent/partir/VERB/0:root"
LATTER = "Ce/ce/DET/2:det/PronType=Dem dernier/dernier/NOUN/3:nsubj/Number=Sing part/partir/VERB/0:root"
THIS_ONE = "Celui-ci/celui-ci/PRON/2:nsubj/Number=Sing part/partir/VERB/0:root"


def cast(spell: Spell, *analyses: str, quoted: str = "", places: Sequence[tuple[str, str]] = ()) -> Cast:
    """The cast of a report, in which these words are quoted and these names are places of these countries."""
    sentences: list[Sentence] = []
    for index, analysis in enumerate(analyses):
        sentences.append(spell(analysis, index=index, start=sentences[-1].end + 1 if sentences else 0))
    text = " ".join(sentence.text for sentence in sentences)
    spans = [(Span(start=text.index(name), end=text.index(name) + len(name), text=name), code) for name, code in places]
    start = text.index(quoted)
    reading = Reading(
        document=Document(id="d", text=text, language="fr"), sentences=tuple(sentences),
        quotations=(Span(start=start, end=start + len(quoted), text=quoted),) if quoted else (),
        places=tuple(Place(name=span.text, country=code, span=span) for span, code in spans),
    )  # fmt: skip
    return Cast(mention(reading, PACK), PACK)


def taken(
    around: Cast, head: int = 0, *, plural: bool | None = False, acting: Sequence[tuple[str, str]] = ()
) -> str | None:
    """The code of whoever a token of the last sentence takes up."""
    found = around.antecedent(max(around.trees), head, plural, frozenset(acting))
    return None if found is None else found.entity.code


@pytest.mark.parametrize(
    ("before", "pronoun", "plural", "code"),
    [
        (BOSS, SHE, False, "FIN.GOV"),
        (BOSS, THEY, True, "NOR.MIL"),
        (MIXED, HE, False, "NOR.GOV"),
        (MIXED, SHE, False, "FIN.GOV"),
        (BOSS, HE, False, None),
        (PRESIDENT, THEY, True, None),
    ],
    ids=["one", "several", "a man", "a woman", "no man there", "no more than one there"],
)
def test_a_pronoun_agrees_with_whom_it_takes_up(
    spell: Spell, before: str, pronoun: str, plural: bool, code: str | None
) -> None:
    assert taken(cast(spell, before, pronoun), plural=plural) == code


def test_coordinated_names_are_several(spell: Spell) -> None:
    both = "Oslo/Oslo/PROPN/4:nsubj et/et/CCONJ/3:cc Riga/Riga/PROPN/1:conj hésitent/hésiter/VERB/0:root"
    found = cast(spell, both, THEY).antecedent(1, 0, plural=True)
    assert found is not None
    assert (found.entity.code, [entity.code for entity in found.also]) == ("NOR", ["LVA"])


@pytest.mark.parametrize(
    ("phrase", "head", "code"),
    [(HE, 0, "NOR.GOV"), (LATTER, 1, "FIN.GOV"), (THIS_ONE, 0, "FIN.GOV")],
    ids=["he", "the latter", "this one"],
)
def test_a_pronoun_takes_the_subject_and_the_latter_takes_the_last(
    spell: Spell, phrase: str, head: int, code: str
) -> None:
    assert taken(cast(spell, MEETING, phrase), head) == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ((PRESIDENT, FINLAND), "NOR.GOV"),
        ((PRESIDENT, NOBODY, FINLAND), "FIN"),
        ((FINLAND, NORWAY), "NOR"),
        ((PRESIDENT, NOBODY, NOBODY), "NOR.GOV"),
        ((PRESIDENT, NOBODY, NOBODY, NOBODY), None),
    ],
    ids=["a person before a country", "the near before a person far off", "the near", "as far as it looks", "too far"],
)
def test_a_pronoun_takes_persons_and_those_near(spell: Spell, before: tuple[str, ...], code: str | None) -> None:
    assert taken(cast(spell, *before, HE)) == code


def test_a_pronoun_takes_the_subject_of_its_own_sentence_before_a_person_of_the_one_before(spell: Spell) -> None:
    sentence = (
        "Helsinki/Helsinki/PROPN/2:nsubj hésite/hésiter/VERB/0:root quand/quand/SCONJ/5:mark "
        "il/lui/PRON/5:nsubj/Number=Sing part/partir/VERB/2:advcl"
    )
    assert taken(cast(spell, PRESIDENT, sentence), 3) == "FIN"


def test_nobody_is_taken_up_before_he_is_named(spell: Spell) -> None:
    sentence = "Il/lui/PRON/2:nsubj/Number=Sing salue/saluer/VERB/0:root Oslo/Oslo/PROPN/2:obj"
    assert taken(cast(spell, sentence)) is None


def test_the_object_of_a_clause_is_not_who_acts_in_it(spell: Spell) -> None:
    around = cast(spell, MEETING, "Il/lui/PRON/3:nsubj le/le/PRON/3:obj/Number=Sing salue/saluer/VERB/0:root")
    acting = next(known.entity for known in around.known if known.entity.code == "NOR.GOV")
    assert taken(around, 1) == "NOR.GOV"
    assert taken(around, 1, acting=[(acting.name, "NOR.GOV")]) == "FIN.GOV"


@pytest.mark.parametrize(
    ("possessive", "code"), [("son", "FIN.GOV"), ("leur", "NOR.MIL")], ids=["one owner", "several owners"]
)
def test_a_possessive_shows_whether_it_has_one_owner(spell: Spell, possessive: str, code: str) -> None:
    salute = (
        "Des/un/DET/2:det soldats/soldat/NOUN/4:nsubj/Number=Plur norvégiens/norvégien/ADJ/2:amod "
        "saluent/saluer/VERB/0:root la/le/DET/6:det présidente/présidente/NOUN/4:obj finlandaise/finlandais/ADJ/6:amod"
    )
    after = f"{possessive}/{possessive}/DET/2:det/Poss=Yes camp/camp/NOUN/3:nsubj bouge/bouger/VERB/0:root"
    assert taken(cast(spell, salute, after), plural=None) == code


def test_a_possessive_does_not_show_the_owners_gender(spell: Spell) -> None:
    after = "Son/son/DET/2:det/Poss=Yes camp/camp/NOUN/3:nsubj bouge/bouger/VERB/0:root"
    woman = (
        "La/le/DET/2:det présidente/présidente/NOUN/4:nsubj finlandaise/finlandais/ADJ/2:amod "
        "hésite/hésiter/VERB/0:root"
    )
    assert taken(cast(spell, woman, after), plural=None) == "FIN.GOV"


@pytest.mark.parametrize(
    ("analysis", "head", "code"),
    [
        (
            "Le/le/DET/2:det ministre/ministre/NOUN/9:nsubj finlandais/finlandais/ADJ/2:amod ,/,/PUNCT/2:punct "
            "à/à/ADP/6:case qui/qui/PRON/8:obl/PronType=Rel il/lui/PRON/8:nsubj/Number=Sing "
            "écrit/écrire/VERB/2:acl:relcl part/partir/VERB/0:root",
            6,
            "NOR.GOV",
        ),
        (
            "Le/le/DET/2:det ministre/ministre/NOUN/9:nsubj finlandais/finlandais/ADJ/2:amod qui/qui/PRON/5:nsubj/"
            "PronType=Rel dit/dire/VERB/2:acl:relcl qu'/que/SCONJ/8:mark il/lui/PRON/8:nsubj/Number=Sing "
            "hésite/hésiter/VERB/5:ccomp part/partir/VERB/0:root",
            6,
            "FIN.GOV",
        ),
        (
            "Le/le/DET/2:det ministre/ministre/NOUN/10:nsubj finlandais/finlandais/ADJ/2:amod Eino/Eino/PROPN/2:appos "
            ",/,/PUNCT/2:punct à/à/ADP/7:case qui/qui/PRON/9:obl/PronType=Rel il/lui/PRON/9:nsubj/Number=Sing "
            "écrit/écrire/VERB/4:acl:relcl part/partir/VERB/0:root",
            7,
            "NOR.GOV",
        ),
    ],
    ids=["two people", "the clause's subject", "a title and its name are one"],
)
def test_in_a_relative_clause_a_pronoun_is_whom_it_is_about_only_as_its_subject(
    spell: Spell, analysis: str, head: int, code: str
) -> None:
    assert taken(cast(spell, PRESIDENT, analysis), head) == code


@pytest.mark.parametrize(
    ("quoted", "code"),
    [("", "FIN"), ("Helsinki ment", None), ("Helsinki ment , il le sait", "FIN")],
    ids=["unquoted", "the name alone", "both"],
)
def test_outside_a_quotation_nobody_is_taken_up_whom_it_names(spell: Spell, quoted: str, code: str | None) -> None:
    sentence = (
        "Helsinki/Helsinki/PROPN/2:nsubj ment/mentir/VERB/6:ccomp ,/,/PUNCT/2:punct il/lui/PRON/6:nsubj/Number=Sing "
        "le/le/PRON/6:obj sait/savoir/VERB/0:root"
    )
    assert taken(cast(spell, sentence, quoted=quoted), 3) == code


def test_whom_an_earlier_quotation_names_is_less_likely_taken_up(spell: Spell) -> None:
    first = "Oslo/Oslo/PROPN/2:nsubj craint/craindre/VERB/0:root que/que/SCONJ/5:mark Riga/Riga/PROPN/5:nsubj "
    first += "cède/céder/VERB/2:ccomp"
    assert taken(cast(spell, first, HE)) == "LVA"
    assert taken(cast(spell, first, HE, quoted="Riga cède")) == "NOR"
    assert taken(cast(spell, first, HE, quoted="Riga cède Il part")) == "LVA"


def test_a_gender_once_shown_is_known_throughout(spell: Spell) -> None:
    named = (
        "La/le/DET/2:det présidente/présidente/NOUN/6:nsubj finlandaise/finlandais/ADJ/2:amod Aino/Aino/PROPN/2:appos "
        "Salo/Salo/PROPN/4:flat:name hésite/hésiter/VERB/0:root",
        "Le/le/DET/2:det roi/roi/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod salue/saluer/VERB/0:root "
        "Salo/Salo/PROPN/4:obj",
    )
    around = cast(spell, *named, LATTER)
    later = [known for known in around.known if known.sentence == 1 and known.entity.name == "Aino Salo"]
    assert [known.gender for known in later] == [None]
    assert taken(around, 1) == "NOR.GOV"


@pytest.mark.parametrize(
    ("report", "focus", "clear"),
    [
        ((NORWAY, FINLAND, FINLAND), "NOR", None),
        ((NORWAY, FINLAND, FINLAND, FINLAND, FINLAND), "FIN", None),
        ((NORWAY, NORWAY, FINLAND, FINLAND), "NOR", "NOR"),
        ((NORWAY,), "NOR", "NOR"),
        ((NOBODY,), None, None),
    ],
    ids=["the headline counts three", "four more outweigh it", "twice as often is clear", "only one", "none"],
)
def test_a_report_is_about_the_country_that_it_names_most(
    spell: Spell, report: tuple[str, ...], focus: str | None, clear: str | None
) -> None:
    around = cast(spell, *report)
    assert (around.focus, around.clear) == (focus, clear)


def test_towns_count_for_their_country(spell: Spell) -> None:
    away = "On/on/PRON/2:nsubj quitte/quitter/VERB/0:root Bergen/Bergen/PROPN/2:obj Tromsø/Tromsø/PROPN/2:obj"
    around = cast(spell, NOBODY, FINLAND, away, places=[("Bergen", "NOR"), ("Tromsø", "NOR")])
    assert (around.focus, [country.code for country in around.pair]) == ("NOR", ["NOR", "FIN"])
    assert dict(around.mentioned) == {"FIN": 1}


def test_the_two_sides_are_the_countries_or_groups_named_most(spell: Spell) -> None:
    group = "Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat hésite/hésiter/VERB/0:root"
    around = cast(spell, NOBODY, LATVIA, NORWAY, NORWAY, group, group, group)
    assert [side.code for side in around.sides] == ["REB:Boko Haram", "NOR"]
    assert [country.code for country in around.pair] == ["NOR", "LVA"]


@pytest.mark.parametrize(("times", "rebels"), [(1, None), (2, "REB:Boko Haram")])
def test_a_report_is_about_an_armed_group_that_it_names_twice(spell: Spell, times: int, rebels: str | None) -> None:
    group = "Boko/Boko/PROPN/3:nsubj Haram/Haram/PROPN/1:flat hésite/hésiter/VERB/0:root"
    found = cast(spell, *[group] * times).rebels
    assert (found.entity.code if found else None) == rebels


def test_a_person_of_no_known_country_is_of_the_reports(spell: Spell) -> None:
    unknown = "Mme/Mme/NOUN/3:nsubj Salo/Salo/PROPN/1:flat:name hésite/hésiter/VERB/0:root"
    around = cast(spell, FINLAND, unknown)
    assert [(known.entity.name, known.entity.code, known.person) for known in around.known if known.sentence] == [
        ("Salo", "FIN", True)
    ]


def test_towns_and_adjectives_are_nobody(spell: Spell) -> None:
    sentence = (
        "Le/le/DET/2:det pétrole/pétrole/NOUN/4:nsubj norvégien/norvégien/ADJ/2:amod gagne/gagner/VERB/0:root "
        "le/le/DET/6:det Sahel/Sahel/PROPN/4:obj"
    )
    assert cast(spell, sentence).known == []


def test_those_added_stand_at_their_place_and_the_last_before_a_token_comes_first(spell: Spell) -> None:
    around = cast(spell, NORWAY, HE, LATVIA)
    around.add(around.meet(1, 0, around.known[0].entity, person=False))
    assert [known.place for known in around.known] == [(0, 0), (1, 0), (2, 0)]
    assert [known.place for known in around.before(2, 0)] == [(1, 0), (0, 0)]
