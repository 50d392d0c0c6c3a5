"""Which event is denied where only a word of denying, or a part in it, says so."""

from collections.abc import Callable, Sequence

import pytest

from selon.model import Draft, Party, Sentence
from selon.packs.cues import load_cues
from selon.packs.grammar import load_grammar
from selon.syntax.denials import denied
from selon.syntax.speech import speeches
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
GRAMMAR = load_grammar("fr")
CUES = load_cues("fr")
FINITE = "VerbForm=Fin"
PART = (
    f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} toute/tout/DET/4:det implication/implication/NOUN/2:obj "
    "dans/dans/ADP/7:case l'/le/DET/7:det attaque/attaque/NOUN/4:nmod de/de/ADP/9:case Riga/Riga/PROPN/7:nmod"
)
BARE = f"Oslo/Oslo/PROPN/3:nsubj a/avoir/AUX/3:aux:tense démenti/démentir/VERB/0:root/{FINITE}"
RESPONSIBLE = (
    f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} sa/son/DET/4:det responsabilité/responsabilité/NOUN/2:obj"
)


def draft(head: int, event: str = "ASSAULT", sentence: int = 1, **parties: int) -> Draft:
    return Draft(
        sentence=sentence, head=head, words=(head,), event=event, mode="raid", rule="rule", part="noun", anchor=head,
        parties=tuple(Party(role=role, sentence=sentence, head=at, relation="x") for role, at in parties.items()),
    )  # fmt: skip


def after(sentence: Sentence, drafts: Sequence[Draft] = (), before: Sequence[Draft] = ()) -> list[Draft]:
    tree = Tree(sentence)
    return denied(tree, drafts, speeches(tree, CUES, GRAMMAR), before, CUES)


def parties(one: Draft) -> list[tuple[str, int, int]]:
    return [(party.role, party.sentence, party.head) for party in one.parties]


def test_who_denies_a_part_in_an_event_is_who_would_have_done_it(spell: Spell) -> None:
    told = draft(6, actor=8, recipient=8)
    (found,) = after(spell(PART, index=1), [told])
    assert parties(found) == [("actor", 1, 0), ("recipient", 1, 8)]
    assert not found.negative  # that is said by the certainty of the clause


def test_only_the_first_event_of_what_is_denied_is_his(spell: Spell) -> None:
    first, second = draft(6, actor=8), draft(8, actor=6)
    found = after(spell(PART, index=1), [first, second])
    assert [parties(one) for one in found] == [[("actor", 1, 0)], [("actor", 1, 6)]]


def test_who_denies_that_somebody_did_it_has_no_part_in_it(spell: Spell) -> None:
    sentence = spell(
        f"Oslo/Oslo/PROPN/2:nsubj nie/nier/VERB/0:root/{FINITE} que/que/SCONJ/5:mark Riga/Riga/PROPN/5:nsubj "
        f"attaque/attaquer/VERB/2:ccomp/{FINITE}",
        index=1,
    )
    told = draft(4, actor=3)
    assert after(sentence, [told], [draft(0, sentence=0)]) == [told]


def test_a_bare_denial_takes_up_the_last_event_of_the_sentence_before(spell: Spell) -> None:
    before = [draft(2, "COERCE", 0), draft(7, "ASSAULT", 0, actor=5, recipient=9, source=1), draft(4, "PROTEST", 0)]
    (found,) = after(spell(BARE, index=1), before=before)
    assert (found.event, found.mode, found.negative, found.sentence, found.head) == ("ASSAULT", "raid", True, 1, 2)
    assert parties(found) == [("actor", 0, 5), ("recipient", 0, 9), ("source", 1, 0)]


def test_who_denies_what_nobody_is_said_to_have_done_would_have_done_it(spell: Spell) -> None:
    (found,) = after(spell(BARE, index=1), before=[draft(7, sentence=0, recipient=9)])
    assert parties(found) == [("actor", 1, 0), ("recipient", 0, 9), ("source", 1, 0)]


def test_who_denies_his_part_in_what_was_told_before_would_have_done_it(spell: Spell) -> None:
    (found,) = after(spell(RESPONSIBLE, index=1), before=[draft(7, sentence=0, actor=5, recipient=9)])
    assert parties(found) == [("actor", 1, 0), ("recipient", 0, 9), ("source", 1, 0)]
    assert (found.head, found.anchor) == (3, 1)


@pytest.mark.parametrize("event", ["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "STATE"])
def test_what_is_done_by_saying_so_is_not_denied(spell: Spell, event: str) -> None:
    assert after(spell(BARE, index=1), before=[draft(7, event, 0)]) == []


@pytest.mark.parametrize(
    ("analysis", "expected"),
    [
        (BARE, ["ASSAULT"]),
        (BARE.replace("démenti/démentir", "affirmé/affirmer"), []),
        (BARE.replace("Oslo/Oslo/PROPN/3:nsubj a", "Pourtant/pourtant/ADV/3:advmod a"), []),
        (f"{BARE} hier/hier/ADV/3:advmod", ["ASSAULT"]),
        (f"{BARE} un/un/DET/5:det projet/projet/NOUN/3:obj", []),
        (BARE.replace("Oslo/Oslo/PROPN/3:nsubj", "Oslo/Oslo/PROPN/4:nsubj l'/le/PRON/4:obj").replace("3:aux", "4:aux"),
         ["ASSAULT"]),
    ],
    ids=["bare", "no denial", "nobody denies", "when", "something else", "by a pronoun"],
)  # fmt: skip
def test_only_who_denies_and_names_nothing_denies_what_was_told(
    spell: Spell, analysis: str, expected: list[str]
) -> None:
    assert [one.event for one in after(spell(analysis, index=1), before=[draft(7, sentence=0)])] == expected


def test_without_an_event_before_it_a_denial_denies_nothing(spell: Spell) -> None:
    assert after(spell(BARE, index=1)) == []


def test_a_word_of_denying_that_tells_an_event_itself_denies_no_other(spell: Spell) -> None:
    refusal = draft(2, "REJECT")
    assert after(spell(BARE, index=1), [refusal], [draft(7, sentence=0)]) == [refusal]


def test_a_denial_takes_up_its_own_sentence_before_the_one_before(spell: Spell) -> None:
    sentence = spell(
        f"Riga/Riga/PROPN/2:nsubj attaque/attaquer/VERB/0:root/{FINITE} ,/,/PUNCT/5:punct mais/mais/CCONJ/6:cc "
        f"Oslo/Oslo/PROPN/6:nsubj dément/démentir/VERB/2:conj/{FINITE} puis/puis/CCONJ/8:cc "
        f"frappe/frapper/VERB/2:conj/{FINITE}",
        index=1,
    )
    told, later = draft(1, actor=0), draft(7, "COERCE", actor=4)
    found = after(sentence, [told, later], [draft(3, "PROTEST", 0)])
    assert found[:2] == [told, later]
    assert [(one.event, parties(one)) for one in found[2:]] == [("ASSAULT", [("actor", 1, 0), ("source", 1, 4)])]


@pytest.mark.parametrize(
    ("relation", "event"), [("acl:relcl", "ASSAULT"), ("advcl", "COERCE")], ids=["relative", "another clause"]
)
def test_a_relative_denies_the_event_of_the_clause_that_it_is_about(spell: Spell, relation: str, event: str) -> None:
    sentence = spell(
        f"Riga/Riga/PROPN/2:nsubj attaque/attaquer/VERB/0:root/{FINITE} après/après/ADP/5:case une/un/DET/5:det "
        "rafle/rafle/NOUN/2:obl ,/,/PUNCT/7:punct ce/ce/PRON/2:parataxis que/que/PRON/10:obj/PronType=Rel "
        f"Oslo/Oslo/PROPN/10:nsubj dément/démentir/VERB/7:{relation}/{FINITE}",
        index=1,
    )
    told = [draft(1), draft(4, "COERCE")]
    assert [one.event for one in after(sentence, told)] == ["ASSAULT", "COERCE", event]
