"""Statements: what somebody says that is an opinion, or that tells of no event."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from selon.model import Draft, Sentence
from selon.packs.cues import load_cues
from selon.packs.grammar import load_grammar
from selon.syntax.speech import speeches
from selon.syntax.statements import content, statements
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")
CUES = load_cues("fr")
FINITE = "VerbForm=Fin"


def told(head: int, event: str = "RETREAT", part: str = "verb", content: tuple[int, ...] = ()) -> Draft:
    return Draft(
        sentence=0,
        head=head,
        words=(head,),
        event=event,
        mode=None,
        rule="rule",
        part=part,
        anchor=head,
        content=content,
    )


def stated(sentence: Sentence, *drafts: Draft) -> list[Draft]:
    tree = Tree(sentence)
    return statements(tree, speeches(tree, CUES, GRAMMAR), drafts)


def says(verb: str) -> str:
    """ "Oslo … que Riga cède", by this verb in the infinitive; "cède" is the fifth word."""
    return (
        f"Oslo/Oslo/PROPN/2:nsubj {verb}/{verb}/VERB/0:root/{FINITE} que/que/SCONJ/5:mark Riga/Riga/PROPN/5:nsubj "
        f"cède/céder/VERB/2:ccomp/{FINITE}"
    )


@pytest.mark.parametrize(
    ("verb", "event", "bare"),
    [
        ("affirmer", False, True),
        ("estimer", True, True),
        ("craindre", True, True),
        ("regretter", True, True),
        ("promettre", False, False),
        ("chanter", False, False),
    ],
    ids=["report", "opinion", "doubt", "stance", "claim", "no word of saying"],
)
def test_an_opinion_is_a_statement_and_a_report_is_one_where_it_tells_of_no_event(
    spell: Spell, verb: str, event: bool, bare: bool
) -> None:
    assert bool(stated(spell(says(verb)), told(4))) is event
    assert bool(stated(spell(says(verb)))) is bare


def test_a_statement_is_by_who_speaks_and_holds_what_is_said(spell: Spell) -> None:
    (found,) = stated(spell(says("affirmer")))
    assert (found.event, found.head, found.part, found.rule) == ("STATE", 1, "verb", "attribution.toml#say")
    assert [(party.role, party.head) for party in found.parties] == [("actor", 0)]
    assert found.content == (2, 3, 4)


def test_those_who_speak_together_state_together(spell: Spell) -> None:
    (found,) = stated(
        spell(
            "Oslo/Oslo/PROPN/4:nsubj et/et/CCONJ/3:cc Helsinki/Helsinki/PROPN/1:conj "
            f"affirment/affirmer/VERB/0:root/{FINITE} que/que/SCONJ/7:mark Riga/Riga/PROPN/7:nsubj "
            f"dort/dormir/VERB/4:ccomp/{FINITE}"
        )
    )
    assert [party.head for party in found.parties] == [0, 2]


def test_each_speaker_states_once(spell: Spell) -> None:
    found = stated(
        spell(
            f"Oslo/Oslo/PROPN/2:nsubj affirme/affirmer/VERB/0:root/{FINITE} que/que/SCONJ/5:mark "
            f"Riga/Riga/PROPN/5:nsubj dort/dormir/VERB/2:ccomp/{FINITE} et/et/CCONJ/7:cc "
            f"estime/estimer/VERB/2:conj/{FINITE} que/que/SCONJ/10:mark Riga/Riga/PROPN/10:nsubj "
            f"rêve/rêver/VERB/7:ccomp/{FINITE}"
        )
    )
    assert [(draft.head, draft.parties[0].head) for draft in found] == [(1, 0)]


def test_what_nobody_says_is_no_statement(spell: Spell) -> None:
    sentence = spell(
        f"Affirmer/affirmer/VERB/0:root/VerbForm=Inf que/que/SCONJ/4:mark Riga/Riga/PROPN/4:nsubj "
        f"dort/dormir/VERB/1:ccomp/{FINITE}"
    )
    assert stated(sentence) == []


def test_an_event_that_is_only_named_in_what_is_said_leaves_a_statement_that_gives_way(spell: Spell) -> None:
    sentence = spell(
        f"Oslo/Oslo/PROPN/2:nsubj affirme/affirmer/VERB/0:root/{FINITE} que/que/SCONJ/6:mark la/le/DET/5:det "
        f"retraite/retraite/NOUN/6:nsubj dure/durer/VERB/2:ccomp/{FINITE}"
    )
    (found,) = stated(sentence, told(4, part="noun"))
    assert found.yields == (4,)
    assert stated(sentence, replace(told(4, part="noun"), anchor=5)) == []


def test_what_says_what_something_is_does_not_give_way(spell: Spell) -> None:
    sentence = spell(
        f"Oslo/Oslo/PROPN/2:nsubj affirme/affirmer/VERB/0:root/{FINITE} que/que/SCONJ/8:mark la/le/DET/5:det "
        "retraite/retraite/NOUN/8:nsubj est/être/AUX/8:cop un/un/DET/8:det échec/échec/NOUN/2:ccomp"
    )
    (found,) = stated(sentence, told(4, part="noun"))
    assert found.yields == ()


def test_what_something_is_where_a_verb_tells_an_event_is_no_judgement(spell: Spell) -> None:
    sentence = spell(
        f"Oslo/Oslo/PROPN/2:nsubj affirme/affirmer/VERB/0:root/{FINITE} qu'/que/SCONJ/6:mark il/lui/PRON/6:expl:subj "
        "est/être/AUX/6:cop clair/clair/ADJ/2:ccomp que/que/SCONJ/9:mark Riga/Riga/PROPN/9:nsubj "
        f"cède/céder/VERB/6:ccomp/{FINITE}"
    )
    (found,) = stated(sentence, told(8))
    assert found.yields == (8,)


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        (
            f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} toute/tout/DET/4:det retraite/retraite/NOUN/2:obj",
            False,
        ),
        (
            f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} que/que/SCONJ/5:mark Riga/Riga/PROPN/5:nsubj "
            f"dorme/dormir/VERB/2:ccomp/{FINITE}",
            True,
        ),
        (
            f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} vouloir/vouloir/VERB/2:xcomp/VerbForm=Inf",
            False,
        ),
    ],
    ids=["a thing", "a clause", "an infinitive"],
)  # fmt: skip
def test_a_denial_is_a_statement_only_where_it_denies_a_clause(spell: Spell, analysis: str, expected: bool) -> None:
    assert bool(stated(spell(analysis))) is expected


@pytest.mark.parametrize(
    ("verb", "rest", "expected"),
    [
        ("évoquer", "l'/le/DET/4:det avenir/avenir/NOUN/2:obj", False),
        ("évoquer", f"que/que/SCONJ/4:mark dorme/dormir/VERB/2:ccomp/{FINITE}", True),
        ("annoncer", "un/un/DET/4:det programme/programme/NOUN/2:obj", True),
        ("annoncer", "cela/cela/PRON/2:obj", False),
        ("poursuivre", f"que/que/SCONJ/4:mark dorme/dormir/VERB/2:ccomp/{FINITE}", True),
    ],
    ids=["a thing named", "a clause", "a thing announced", "nothing of its own", "going on"],
)
def test_words_are_told_as_a_clause_or_as_what_a_word_of_saying_announces(
    spell: Spell, verb: str, rest: str, expected: bool
) -> None:
    sentence = spell(f"Oslo/Oslo/PROPN/2:nsubj {verb}/{verb}/VERB/0:root/{FINITE} {rest}")
    assert bool(stated(sentence)) is expected


@pytest.mark.parametrize(
    ("verb", "rest", "expected"),
    [
        ("ajouter", "", True),
        ("ajouter", " devant/devant/ADP/8:case le/le/DET/8:det port/port/NOUN/4:obl", False),
        ("affirmer", " devant/devant/ADP/8:case le/le/DET/8:det port/port/NOUN/4:obl", True),
    ],
    ids=["most of a sentence", "less than half", "by a word that does not go on"],
)
def test_who_goes_on_says_most_of_the_sentence(spell: Spell, verb: str, rest: str, expected: bool) -> None:
    sentence = spell(
        "Un/un/DET/2:det rêve/rêve/NOUN/4:obj ,/,/PUNCT/2:punct "
        f"{verb}/{verb}/VERB/0:root/{FINITE} Oslo/Oslo/PROPN/4:nsubj{rest}"
    )
    assert bool(stated(sentence)) is expected


def test_what_follows_selon_is_a_statement_by_the_source(spell: Spell) -> None:
    sentence = spell(
        "Selon/selon/ADP/2:case Oslo/Oslo/PROPN/5:obl ,/,/PUNCT/2:punct Riga/Riga/PROPN/5:nsubj "
        f"dort/dormir/VERB/0:root/{FINITE}"
    )
    (found,) = stated(sentence)
    assert (found.head, found.part, found.rule) == (0, "source", "attribution.toml#prepositions")
    assert stated(sentence, told(4)) == []


def test_what_one_source_cites_of_another_is_not_said_twice(spell: Spell) -> None:
    sentence = spell(
        f"Oslo/Oslo/PROPN/2:nsubj affirme/affirmer/VERB/0:root/{FINITE} que/que/SCONJ/5:mark Riga/Riga/PROPN/5:nsubj "
        f"dort/dormir/VERB/2:ccomp/{FINITE} ,/,/PUNCT/7:punct citant/citer/VERB/2:advcl/VerbForm=Part,Tense=Pres "
        "Helsinki/Helsinki/PROPN/7:obj"
    )
    assert [draft.parties[0].head for draft in stated(sentence)] == [0]


@pytest.mark.parametrize(("event", "expected"), [("REQUEST", False), ("RETREAT", True)])
def test_what_is_demanded_to_be_said_is_not_said(spell: Spell, event: str, expected: bool) -> None:
    sentence = spell(
        f"Riga/Riga/PROPN/2:nsubj exige/exiger/VERB/0:root/{FINITE} que/que/SCONJ/5:mark Oslo/Oslo/PROPN/5:nsubj "
        f"affirme/affirmer/VERB/2:ccomp/{FINITE} que/que/SCONJ/8:mark Riga/Riga/PROPN/8:nsubj "
        f"dort/dormir/VERB/5:ccomp/{FINITE}"
    )
    assert bool(stated(sentence, told(1, event, content=(4,)))) is expected


def test_the_content_of_an_event_is_all_that_hangs_on_it(spell: Spell) -> None:
    tree = Tree(spell(says("exiger")))
    assert content(tree, told(1, content=(4,))) == {2, 3, 4}
    assert content(tree, told(1)) == set()
