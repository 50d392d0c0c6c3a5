"""On whose word an event is told."""

from collections.abc import Callable

from selon.model import Document, Draft, Party, Reading, Sentence
from selon.packs.load import load_pack
from selon.stages.attribution import attribute

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
SAID = (
    "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/5:mark "
    "Moscou/Moscou/PROPN/5:nsubj tire/tirer/VERB/2:ccomp/VerbForm=Fin"
)


def draft(head: int, event: str = "ASSAULT", actor: int | None = None, sentence: int = 0) -> Draft:
    parties = () if actor is None else (Party(role="actor", sentence=sentence, head=actor, relation="nsubj"),)
    return Draft(
        sentence=sentence, head=head, words=(head,), event=event, mode=None, rule="rule", part="verb", anchor=head,
        parties=parties,
    )  # fmt: skip


def attributed(sentence: Sentence, drafts: tuple[Draft, ...] = ()) -> tuple[Draft, ...]:
    document = Document(id="d", text=sentence.text, language="fr")
    return attribute(Reading(document=document, sentences=(sentence,), drafts=drafts), PACK).drafts


def sources(one: Draft) -> list[int]:
    return [party.head for party in one.parties if party.role == "source"]


def test_who_says_it_is_the_source(spell: Spell) -> None:
    found = attributed(spell(SAID), drafts=(draft(4, actor=3),))
    assert [sources(one) for one in found if one.event == "ASSAULT"] == [[0]]


def test_what_stands_on_nobodys_word_has_no_source(spell: Spell) -> None:
    (one,) = attributed(spell("Moscou/Moscou/PROPN/2:nsubj tire/tirer/VERB/0:root"), drafts=(draft(1, actor=0),))
    assert sources(one) == []


def test_a_phrase_of_attribution_gives_the_source(spell: Spell) -> None:
    analysis = (
        "Selon/selon/ADP/2:case Kiev/Kiev/PROPN/5:obl ,/,/PUNCT/2:punct "
        "Moscou/Moscou/PROPN/5:nsubj tire/tirer/VERB/0:root"
    )
    found = attributed(spell(analysis), drafts=(draft(4, actor=3),))
    assert [sources(one) for one in found if one.event == "ASSAULT"] == [[1]]


def test_saying_what_is_no_event_is_a_statement(spell: Spell) -> None:
    (one,) = attributed(spell(SAID))
    assert (one.event, [(party.role, party.head) for party in one.parties]) == ("STATE", [("actor", 0)])


def test_an_event_that_is_told_is_no_statement_besides(spell: Spell) -> None:
    assert [one.event for one in attributed(spell(SAID), drafts=(draft(4, actor=3),))] == ["ASSAULT"]


def test_a_statement_gives_way_to_an_event_within_it(spell: Spell) -> None:
    analysis = (
        "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/5:mark "
        "Moscou/Moscou/PROPN/5:nsubj cache/cacher/VERB/2:ccomp/VerbForm=Fin tirs/tir/NOUN/5:obj"
    )
    statement = next(one for one in attributed(spell(analysis), drafts=(draft(5, actor=3),)) if one.event == "STATE")
    assert statement.yields == (5,)


def test_who_requests_is_no_source_of_his_request(spell: Spell) -> None:
    found = attributed(spell(SAID), drafts=(draft(4, event="REQUEST", actor=0),))
    assert [sources(one) for one in found if one.event == "REQUEST"] == [[]]


def test_what_is_requested_is_not_told_again(spell: Spell) -> None:
    analysis = (
        "Kiev/Kiev/PROPN/2:nsubj exige/exiger/VERB/0:root/VerbForm=Fin que/que/SCONJ/5:mark "
        "Moscou/Moscou/PROPN/5:nsubj parte/partir/VERB/2:ccomp/VerbForm=Fin"
    )
    request = Draft(
        sentence=0, head=1, words=(1,), event="REQUEST", mode=None, rule="rule", part="verb", anchor=1, content=(4,),
        parties=(Party(role="actor", sentence=0, head=0, relation="nsubj"),),
    )  # fmt: skip
    found = attributed(spell(analysis), drafts=(request, draft(4, event="RETREAT", actor=3)))
    assert [one.event for one in found] == ["REQUEST"]
    assert [p.head for p in found[0].parties if p.role == "recipient"] == [3]


def test_words_of_saying_are_remembered(spell: Spell) -> None:
    sentence = spell(SAID)
    document = Document(id="d", text=sentence.text, language="fr")
    assert attribute(Reading(document=document, sentences=(sentence,)), PACK).sayings == {(0, 1)}


DENIED = "Kiev/Kiev/PROPN/2:nsubj nie/nier/VERB/0:root/VerbForm=Fin "


def test_who_denies_a_part_in_an_event_is_denied_to_have_done_it(spell: Spell) -> None:
    analysis = (
        DENIED + "toute/tout/DET/4:det implication/implication/NOUN/2:obj dans/dans/ADP/6:case tirs/tir/NOUN/4:nmod"
    )
    (one,) = attributed(spell(analysis), drafts=(draft(5),))
    assert [(party.role, party.head) for party in one.parties] == [("actor", 0), ("source", 0)]


def test_a_bare_denial_denies_the_event_told_before(spell: Spell) -> None:
    analysis = (
        "Minsk/Minsk/PROPN/2:nsubj bombarde/bombarder/VERB/0:root/VerbForm=Fin ,/,/PUNCT/4:punct "
        "ce/ce/PRON/2:parataxis que/que/PRON/7:obj/PronType=Rel Kiev/Kiev/PROPN/7:nsubj "
        "dément/démentir/VERB/4:acl:relcl"
    )
    told, denial = attributed(spell(analysis), drafts=(draft(1, actor=0),))
    assert (told.negative, sources(told)) == (False, [])
    assert (denial.event, denial.head, denial.negative, sources(denial)) == ("ASSAULT", 6, True, [5])


def test_a_denial_of_something_that_is_no_event_is_no_claim(spell: Spell) -> None:
    assert attributed(spell(DENIED + "leur/son/DET/4:det retard/retard/NOUN/2:obj")) == ()


def test_blame_in_what_is_said_makes_an_accusation(spell: Spell) -> None:
    analysis = (
        "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/6:mark "
        "Moscou/Moscou/PROPN/6:nsubj est/être/AUX/6:cop irresponsable/irresponsable/ADJ/2:ccomp"
    )
    (one,) = attributed(spell(analysis))
    assert (one.event, one.mode) == ("ACCUSE", "disapprove")
    assert [(party.role, party.head) for party in one.parties] == [("actor", 0), ("recipient", 3)]


def test_a_reproach_denied_blames_nobody(spell: Spell) -> None:
    analysis = (
        "Kiev/Kiev/PROPN/2:nsubj affirme/affirmer/VERB/0:root/VerbForm=Fin que/que/SCONJ/7:mark "
        "Moscou/Moscou/PROPN/7:nsubj n'/ne/ADV/7:advmod est/être/AUX/7:cop irresponsable/irresponsable/ADJ/2:ccomp "
        "pas/pas/ADV/7:advmod"
    )
    (one,) = attributed(spell(analysis))
    assert one.event == "STATE"
