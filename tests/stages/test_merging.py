"""One happening told by two words of a sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from selon.model import Document, Draft, Party, Quantity, Reading, Sentence
from selon.packs.load import load_pack
from selon.stages.merging import merge
from selon.syntax.trees import Tree

Spell = Callable[..., Sentence]
PACK = load_pack("fr")
PRESENT, PAST = "VerbForm=Part,Tense=Pres", "VerbForm=Part,Tense=Past"
STRIKE = (
    "Une/un/DET/2:det frappe/frappe/NOUN/4:nsubj russe/russe/ADJ/2:amod tue/tuer/VERB/0:root dix/dix/NUM/6:nummod "
    "passants/passant/NOUN/4:obj"
)
FRAPPE, TUE = 1, 3


def draft(head: int, part: str = "verb", event: str = "ASSAULT", sentence: int = 0, **parties: int) -> Draft:
    return Draft(
        sentence=sentence, head=head, words=(head,), event=event, mode=None, rule="rule", part=part, anchor=head,
        parties=tuple(Party(role=role, sentence=sentence, head=at, relation="x") for role, at in parties.items()),
    )  # fmt: skip


def merged(sentence: Sentence, *drafts: Draft, lost: int | None = None) -> tuple[Draft, ...]:
    """The drafts of a sentence after merging, in which at this token those killed are counted."""
    document = Document(id="d", text=sentence.text, language="fr")
    span = None if lost is None else Tree(sentence).span([lost])
    quantities = () if span is None else (Quantity(unit="person", value=10, role="killed", span=span),)
    return merge(Reading(document=document, sentences=(sentence,), drafts=drafts, quantities=quantities), PACK).drafts


def heads(sentence: Sentence, *drafts: Draft, lost: int | None = None) -> list[int]:
    return [one.head for one in merged(sentence, *drafts, lost=lost)]


def test_an_event_noun_is_told_by_the_verb_of_its_clause(spell: Spell) -> None:
    noun, verb = draft(FRAPPE, "noun", actor=2, source=2), draft(TUE, actor=FRAPPE, recipient=5)
    (found,) = merged(spell(STRIKE), replace(noun, mode="aerial"), verb)
    assert (found.head, found.words, found.mode, found.part) == (TUE, (TUE, FRAPPE), "aerial", "verb")
    assert [(party.role, party.head) for party in found.parties] == [("actor", 1), ("recipient", 5), ("source", 2)]


def test_the_mode_of_the_verb_stays(spell: Spell) -> None:
    (found,) = merged(
        spell(STRIKE), replace(draft(FRAPPE, "noun"), mode="aerial"), replace(draft(TUE), mode="firearms")
    )
    assert found.mode == "firearms"


@pytest.mark.parametrize(
    ("noun", "verb", "expected"),
    [
        (draft(FRAPPE, "noun"), draft(TUE), [TUE]),
        (draft(FRAPPE, "noun", "COERCE"), draft(TUE), [FRAPPE, TUE]),
        (draft(FRAPPE, "noun", actor=2), draft(TUE, actor=2), [TUE]),
        (draft(FRAPPE, "noun", actor=2), draft(TUE, actor=FRAPPE), [TUE]),
        (draft(FRAPPE, "noun", actor=2), draft(TUE, actor=5), [FRAPPE, TUE]),
        (draft(FRAPPE, "noun", recipient=2), draft(TUE, recipient=5), [FRAPPE, TUE]),
        (draft(FRAPPE, "noun", actor=2), draft(TUE, recipient=5), [TUE]),
        (draft(FRAPPE, "noun"), draft(TUE, "adjective"), [FRAPPE, TUE]),
    ],
    ids=[
        "nobody named", "of another type", "same actor", "the noun as actor", "another actor", "another recipient",
        "each its own role", "no verb",
    ],
)  # fmt: skip
def test_two_words_tell_one_happening_where_nothing_speaks_against_it(
    spell: Spell, noun: Draft, verb: Draft, expected: list[int]
) -> None:
    assert heads(spell(STRIKE), noun, verb) == expected
    assert heads(spell(STRIKE), verb, noun) == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("obl", [1]), ("obj", [1]), ("nmod", [1]), ("appos", [1]), ("conj", [1]), ("nsubj:pass", [1]),
        ("obl:agent", [1]), ("ccomp", [1, 4]), ("advcl", [1, 4]), ("parataxis", [1, 4]),
    ],
)  # fmt: skip
def test_a_noun_belongs_to_a_verb_over_nominal_relations_alone(
    spell: Spell, relation: str, expected: list[int]
) -> None:
    sentence = spell(
        f"On/on/PRON/2:nsubj tue/tuer/VERB/0:root dans/dans/ADP/5:case une/un/DET/5:det frappe/frappe/NOUN/2:{relation}"
    )
    assert heads(sentence, draft(1), draft(4, "noun")) == expected


@pytest.mark.parametrize(
    ("relation", "expected"), [("obl", [1]), ("advcl", [1, 5])], ids=["a phrase", "another clause"]
)
def test_a_noun_below_another_word_belongs_to_the_verb_if_that_does(
    spell: Spell, relation: str, expected: list[int]
) -> None:
    sentence = spell(
        "On/on/PRON/2:nsubj tue/tuer/VERB/0:root dans/dans/ADP/4:case la/le/DET/5:det "
        f"suite/suite/NOUN/2:{relation} frappe/frappe/NOUN/5:nmod"
    )
    assert heads(sentence, draft(1), draft(5, "noun")) == expected


def test_a_noun_belongs_to_the_word_that_carries_the_verbs_clause(spell: Spell) -> None:
    sentence = spell(
        "On/on/PRON/2:nsubj fait/faire/VERB/0:root feu/feu/NOUN/2:obj et/et/CCONJ/5:cc frappe/frappe/NOUN/2:obl"
    )
    assert heads(sentence, draft(2), draft(4, "noun")) == [2, 4]
    assert heads(sentence, replace(draft(2), anchor=1), draft(4, "noun")) == [2]
    assert heads(sentence, replace(draft(2), words=(1, 2)), draft(4, "noun")) == [2]


@pytest.mark.parametrize(
    ("feature", "relation", "expected"),
    [
        (PAST, "advcl", [1]), (PRESENT, "acl", [1]), (PRESENT, "xcomp", [1]), (PRESENT, "conj", [1, 3]),
        (PRESENT, "ccomp", [1, 3]), ("VerbForm=Fin", "advcl", [1, 3]),
    ],
)  # fmt: skip
def test_a_participle_tells_more_of_what_the_verb_above_it_tells(
    spell: Spell, feature: str, relation: str, expected: list[int]
) -> None:
    sentence = spell(
        f"On/on/PRON/2:nsubj bombarde/bombarder/VERB/0:root ,/,/PUNCT/4:punct visant/viser/VERB/2:{relation}/{feature} "
        "la/le/DET/6:det foule/foule/NOUN/4:obj"
    )
    assert heads(sentence, draft(1), draft(3)) == expected


def test_a_participle_below_something_else_tells_of_something_else(spell: Spell) -> None:
    sentence = spell(
        "On/on/PRON/2:nsubj bombarde/bombarder/VERB/0:root une/un/DET/4:det foule/foule/NOUN/2:obj "
        f"visant/viser/VERB/4:acl/{PRESENT} la/le/DET/7:det tour/tour/NOUN/5:obj"
    )
    assert heads(sentence, draft(1), draft(4)) == [1, 4]


@pytest.mark.parametrize(("part", "expected"), [("noun", [1]), ("verb", [1, 3])])
def test_a_relative_clause_tells_more_of_its_noun(spell: Spell, part: str, expected: list[int]) -> None:
    sentence = spell(
        "Une/un/DET/2:det frappe/frappe/NOUN/0:root qui/qui/PRON/4:nsubj/PronType=Rel "
        "vise/viser/VERB/2:acl:relcl/VerbForm=Fin la/le/DET/6:det foule/foule/NOUN/4:obj"
    )
    assert heads(sentence, draft(1, part), draft(3)) == expected


@pytest.mark.parametrize(
    ("lost", "feature", "relation", "event", "part", "expected"),
    [
        (6, PRESENT, "advcl", "ASSAULT", "verb", [1]),
        (6, PRESENT, "conj", "ASSAULT", "verb", [1]),
        (None, PRESENT, "advcl", "ASSAULT", "verb", [1, 4]),
        (2, PRESENT, "advcl", "ASSAULT", "verb", [1, 4]),
        (6, PAST, "advcl", "ASSAULT", "verb", [1, 4]),
        (6, PRESENT, "parataxis", "ASSAULT", "verb", [1, 4]),
        (6, PRESENT, "advcl", "COERCE", "verb", [1, 4]),
        (6, PRESENT, "advcl", "ASSAULT", "noun", [1, 4]),
    ],
    ids=[
        "killing ten", "and killing ten", "nobody is counted", "others are counted", "killed before",
        "a clause beside it", "of another type", "a noun",
    ],
)  # fmt: skip
def test_a_participle_that_counts_the_dead_is_the_toll_of_the_attack(
    spell: Spell, lost: int | None, feature: str, relation: str, event: str, part: str, expected: list[int]
) -> None:
    sentence = spell(
        "On/on/PRON/2:nsubj bombarde/bombarder/VERB/0:root Kiev/Kiev/PROPN/2:obj ,/,/PUNCT/5:punct "
        f"tuant/tuer/VERB/2:{relation}/{feature} dix/dix/NUM/7:nummod passants/passant/NOUN/5:obj"
    )
    # The attack is on the town, the dead are its people: without the count these are two.
    assert heads(sentence, draft(1, recipient=2), draft(4, part, event, recipient=6), lost=lost) == expected


@pytest.mark.parametrize(("part", "expected"), [("noun", [1]), ("verb", [1, 3])])
def test_a_relative_clause_that_counts_the_dead_is_the_toll_of_its_noun(
    spell: Spell, part: str, expected: list[int]
) -> None:
    sentence = spell(
        "Une/un/DET/2:det frappe/frappe/NOUN/0:root qui/qui/PRON/4:nsubj/PronType=Rel "
        "tue/tuer/VERB/2:acl:relcl/VerbForm=Fin dix/dix/NUM/6:nummod passants/passant/NOUN/4:obj"
    )
    assert heads(sentence, draft(1, part, recipient=0), draft(3, recipient=5), lost=5) == expected
    assert heads(sentence, draft(1, part, recipient=0), draft(3, recipient=5)) == [1, 3]


@pytest.mark.parametrize(("part", "expected"), [("noun", [1]), ("verb", [1, 3])])
def test_a_noun_that_only_completes_a_trigger_is_no_event(spell: Spell, part: str, expected: list[int]) -> None:
    sentence = spell("On/on/PRON/2:nsubj suspend/suspendre/VERB/0:root l'/le/DET/4:det aide/aide/NOUN/2:obj")
    used = replace(draft(1, event="SANCTION"), uses=(3,))
    assert heads(sentence, used, draft(3, part, "AID")) == expected


def test_several_nouns_of_one_happening_join_its_verb(spell: Spell) -> None:
    sentence = spell(
        "Une/un/DET/2:det frappe/frappe/NOUN/3:nsubj tue/tuer/VERB/0:root lors/lors/ADV/5:case "
        "bombardement/bombardement/NOUN/3:obl"
    )
    (found,) = merged(sentence, draft(1, "noun"), draft(2), draft(4, "noun"))
    assert found.words == (2, 1, 4)


def test_each_sentence_keeps_its_own_events_in_the_order_of_the_text(spell: Spell) -> None:
    first = spell(STRIKE)
    second = spell(STRIKE, index=1, start=first.end + 1)
    drafts = (draft(TUE), draft(FRAPPE, "noun", "COERCE"), draft(FRAPPE, "noun", sentence=1))
    document = Document(id="d", text=f"{first.text} {second.text}", language="fr")
    found = merge(Reading(document=document, sentences=(first, second), drafts=drafts), PACK).drafts
    assert [(one.sentence, one.head) for one in found] == [(0, FRAPPE), (0, TUE), (1, FRAPPE)]
